import type { DocumentCondition, DocumentPrincipal, DocumentSet, DocumentStatement, PolicyDocument } from '../policy/document.ts';

/** JSON of which nothing is a number, boolean or null: all that a policy document needs. */
export type TextValue = string | readonly TextValue[] | { readonly [name: string]: TextValue };

/** The document as plain JSON, with its version written and lists for single texts. */
export function documentValue({ version, id, statements }: PolicyDocument): TextValue {
  return { Version: version, ...(id === undefined ? {} : { Id: id.text }), Statement: statements.map(statementValue) };
}

function statementValue({ sid, effect, action, resource, principal, conditions }: DocumentStatement): TextValue {
  return {
    ...(sid === undefined ? {} : { Sid: sid.text }),
    Effect: effect,
    ...(principal === undefined ? {} : { [principal.negated ? 'NotPrincipal' : 'Principal']: principalValue(principal) }),
    [action.negated ? 'NotAction' : 'Action']: patterns(action),
    ...(resource === undefined ? {} : { [resource.negated ? 'NotResource' : 'Resource']: patterns(resource) }),
    ...(conditions.length === 0 ? {} : { Condition: conditionValue(conditions) }),
  };
}

function patterns(set: DocumentSet): TextValue {
  return set.patterns.map(({ text }) => text);
}

function principalValue({ types }: DocumentPrincipal): TextValue {
  const [first] = types;
  if (first?.type === '*') return '*';
  return Object.fromEntries(types.map(({ type, identifiers }) => [type, identifiers.map(({ text }) => text)]));
}

function conditionValue(conditions: readonly DocumentCondition[]): TextValue {
  const operators: Record<string, Record<string, TextValue>> = {};
  for (const { operator, key, values } of conditions) {
    operators[operator] = { ...operators[operator], [key]: values.map(({ text }) => text) };
  }
  return operators;
}
