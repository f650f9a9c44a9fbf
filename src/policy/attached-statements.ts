import type { AttachedCondition, AttachedSet, AttachedStatement } from '../model/attached-role.ts';
import { concat, literal, type Pattern, wildcard } from '../model/pattern.ts';
import { conditionValuesHaveWildcards } from './condition-clause.ts';
import type { DocumentCondition, DocumentSet, PolicyDocument, PolicyVersion } from './document.ts';

/** The statements of a document that was read, each with its place. */
export function attachedStatements({ version, statements }: PolicyDocument): AttachedStatement[] {
  return statements.map(({ sid, effect, action, resource, principal, conditions, origin }) => ({
    ...(sid === undefined ? {} : { sid: sid.text }),
    effect,
    version,
    action: attachedSet(action, version),
    ...(resource === undefined ? {} : { resource: attachedSet(resource, version) }),
    ...(principal === undefined
      ? {}
      : {
          principal: {
            negated: principal.negated,
            types: principal.types.map(({ type, identifiers }) => ({ type, identifiers: identifiers.map(({ text }) => literal(text)) })),
          },
        }),
    conditions: conditions.map((condition) => attachedCondition(condition, version)),
    origin,
  }));
}

function attachedSet({ negated, patterns }: DocumentSet, version: PolicyVersion): AttachedSet {
  return { negated, patterns: patterns.map(({ text }) => readIamText(text, version)) };
}

function attachedCondition({ operator, key, values }: DocumentCondition, version: PolicyVersion): AttachedCondition {
  const read = conditionValuesHaveWildcards(operator) ? readIamText : literal;
  return { operator, key, values: values.map(({ text }) => read(text, version)) };
}

/**
 * The pattern of a policy's text: `*` and `?` are wildcard parts, everything else is literal text as it is written. In version 2012-10-17 that holds for
 * `${aws:username}` and `${*}` too; in 2008-10-17 there are no variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function readIamText(text: string, version: PolicyVersion): Pattern {
  const pieces = text.split(version === '2012-10-17' ? /(\$\{[^}]*\}|[*?]+)/ : /([*?]+)/);
  return concat(...pieces.map((piece) => (/^[*?]+$/.test(piece) ? wildcard(piece) : literal(piece))));
}
