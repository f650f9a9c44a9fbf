import type { AttachedRole, AttachedStatement } from '../model/attached-role.ts';
import { literal, type Pattern } from '../model/pattern.ts';
import type { Evidence, Requirement } from '../model/requirement.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import type { FunctionNeeds } from '../run.ts';

/** A role that holds what the function needs and no more: what another revision is compared with. `ref` names the revision. */
export function neededRole({ id, function: lambda, grants }: FunctionNeeds, ref: string): AttachedRole {
  const requirements = [...grants.requirements, ...grants.platform.flatMap((statement) => statement.requirements)];
  const place = (evidence: readonly Evidence[]) =>
    evidence.flatMap((one) => (one.kind === 'trail' ? [] : [one.origin]))[0] ?? lambda.origin;
  const statements = requirements.map((requirement) => statementOf(requirement, place(requirement.evidence)));
  return {
    id: `${id} at ${ref}`,
    policies: [
      { name: `needed at ${ref}`, kind: 'inline', platform: false, content: { kind: 'statements', statements }, origin: lambda.origin },
    ],
    origin: lambda.origin,
  };
}

/** The role of a function that did not exist. */
export function noRole({ id, function: lambda }: FunctionNeeds, ref: string): AttachedRole {
  return { id: `${id} at ${ref}`, policies: [], origin: lambda.origin };
}

function statementOf({ action, resource, condition }: Requirement, origin: AttachedStatement['origin']): AttachedStatement {
  return {
    effect: 'Allow',
    version: '2012-10-17',
    action: { negated: false, patterns: [literal(action)] },
    resource: { negated: false, patterns: [asWritten(resource)] },
    conditions: Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values: values.map(asWritten) })),
    ),
    origin,
  };
}

/** Attached text is as IAM takes it, where `*` in a name is escaped. */
function asWritten(pattern: Pattern): Pattern {
  return pattern.map((part) => (part.kind === 'literal' ? { ...part, text: escapeIamText(part.text) } : part));
}
