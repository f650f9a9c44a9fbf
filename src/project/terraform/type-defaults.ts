import type { Expression } from '../../hcl/syntax.ts';
import type { DataAlternative, DataValue, RecordValue } from '../../model/data-value.ts';

/**
 * The value of a variable with what its type says of attributes that are left out: `optional(bool, false)`.
 * https://developer.hashicorp.com/terraform/language/expressions/type-constraints#optional-object-type-attributes
 * @param evaluate gives the value of a default
 */
export function withTypeDefaults(
  value: DataValue,
  type: Expression | undefined,
  evaluate: (expression: Expression) => DataValue,
): DataValue {
  if (type?.kind !== 'call') return value;
  return value.map((alternative) => completed(alternative, type, evaluate));
}

function completed(
  alternative: DataAlternative,
  type: Extract<Expression, { kind: 'call' }>,
  evaluate: (expression: Expression) => DataValue,
): DataAlternative {
  const [inner] = type.arguments;
  const within = (value: DataValue) => withTypeDefaults(value, inner, evaluate);
  switch (type.name) {
    case 'list':
    case 'set':
      return alternative.kind === 'list' ? { ...alternative, items: alternative.items.map(within) } : alternative;
    case 'map':
      if (alternative.kind !== 'record') return alternative;
      return { ...alternative, members: new Map([...alternative.members].map(([name, member]) => [name, within(member)])) };
    case 'object':
      return alternative.kind === 'record' && inner?.kind === 'object' ? completedObject(alternative, inner, evaluate) : alternative;
    default:
      return alternative;
  }
}

function completedObject(
  record: RecordValue,
  { entries }: Extract<Expression, { kind: 'object' }>,
  evaluate: (expression: Expression) => DataValue,
): RecordValue {
  const members = new Map(record.members);
  for (const { key, value: type } of entries) {
    if (key.kind !== 'literal' || typeof key.value !== 'string') continue;
    const isOptional = type.kind === 'call' && type.name === 'optional';
    const [inner, fallback] = isOptional ? type.arguments : [type];
    const given = members.get(key.value);
    const isLeftOut = given === undefined || given.every(({ kind }) => kind === 'absent');
    const value = isLeftOut && fallback !== undefined ? evaluate(fallback) : given;
    if (value !== undefined) members.set(key.value, withTypeDefaults(value, inner, evaluate));
  }
  return { ...record, members };
}
