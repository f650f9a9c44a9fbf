import type { Expression } from '../../hcl/syntax.ts';
import { type DataAlternative, type DataValue, unknown } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { literal, literalText } from '../../model/pattern.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import { withTypeDefaults } from './type-defaults.ts';

/**
 * The value of an input variable: given, else its default, else unknown. In the root module a text stays the variable's, so that output can name it;
 * a called module gets what its caller says.
 */
export function variableValue(instance: ModuleInstance, name: string, origin: Origin): DataValue {
  const block = instance.module.variables.get(name);
  const evaluate = (expression: Expression) =>
    instance.evaluate(expression, { names: new Map(), file: block?.file ?? instance.module.folder });
  return withTypeDefaults(writtenValue(instance, name, origin), block?.body.attributes.get('type')?.value, evaluate);
}

function writtenValue(instance: ModuleInstance, name: string, origin: Origin): DataValue {
  const isRoot = instance.options.address === '';
  const block = instance.module.variables.get(name);
  const given = instance.options.given(name);
  const place = block === undefined ? origin : originOf(block.file, block.position);
  if (given !== undefined) return isRoot ? given.map((alternative) => asParameter(alternative, name, false, place)) : given;
  const value = block?.body.attributes.has('default') ? instance.attribute(block, 'default') : undefined;
  if (value?.some((alternative) => alternative.kind !== 'absent')) {
    return isRoot ? value.map((alternative) => asParameter(alternative, name, true, place)) : value;
  }
  if (value !== undefined) return value;
  const reason = `variable ${name} has no default; give it with --parameter ${name}=VALUE`;
  if (!isRoot) return [unknown('unbound', reason, place)];
  const isText = block === undefined || !/^(list|set|map|object|tuple)/.test(typeOf(block));
  return isText
    ? [{ kind: 'text', pattern: [{ kind: 'parameter', name, isDefault: true, reason, origin: place }] }]
    : [unknown('unbound', reason, place)];
}

function typeOf(block: ModuleBlock): string {
  const type = block.body.attributes.get('type')?.value;
  if (type?.kind === 'variable') return type.name;
  return type?.kind === 'call' ? type.name : '';
}

/** An ARN or URL has parts that matter by themselves, so it is spelled out; and so are maps and lists. */
function asParameter(alternative: DataAlternative, name: string, isDefault: boolean, origin: Origin): DataAlternative {
  if (alternative.kind === 'scalar' && isDefault)
    return asParameter({ kind: 'text', pattern: literal(String(alternative.value)) }, name, isDefault, origin);
  if (alternative.kind !== 'text') return alternative;
  const value = literalText(alternative.pattern);
  if (value === undefined || /^(arn:|https?:)/.test(value)) return alternative;
  const reason = isDefault ? `the default of variable ${name}` : `variable ${name} as given`;
  return { kind: 'text', pattern: [{ kind: 'parameter', name, isDefault, value: alternative.pattern, reason, origin }] };
}
