import type { AttachedPolicy, AttachedRole, AttachedStatement } from '../model/attached-role.ts';
import { renderOrigin } from '../model/origin.ts';
import { isHole, type Pattern } from '../model/pattern.ts';
import { managedContent } from '../role/managed-content.ts';
import type { KnownPolicy } from './attached-side.ts';
import { withoutTokens } from './name-tokens.ts';

/** What a role holds, as far as it is known. */
export interface KnownRole {
  readonly policies: readonly KnownPolicy[];
  readonly boundary?: KnownPolicy;
  /** Why there may be more grants than those that are known, a line each; empty where all are. */
  readonly mayGrantMore: readonly string[];
  /** Why less may be allowed than what is known. */
  readonly mayGrantLess: readonly string[];
}

/** The statements of a role's policies: those that AWS keeps are looked up; what cannot be known is said. */
export function knownRole(role: AttachedRole): KnownRole {
  const read = role.policies.map((policy) => ({ policy, content: knownContent(policy) }));
  const boundary = role.boundary === undefined ? undefined : { policy: role.boundary, content: knownContent(role.boundary) };
  const policies = read.flatMap(({ policy, content }) =>
    typeof content === 'string' ? [] : [{ policy, statements: content.filter(isClear) }],
  );
  const unclear = read.flatMap(({ policy, content }) =>
    typeof content === 'string' ? [] : content.filter((statement) => !isClear(statement)).map((statement) => ({ policy, statement })),
  );
  const isUnclear = (effect: AttachedStatement['effect']) =>
    unclear
      .filter(({ statement }) => statement.effect === effect)
      .map(({ policy }) => `the policy ${policy.name} has a statement whose actions are not understood`);
  return {
    policies,
    ...(boundary === undefined || typeof boundary.content === 'string'
      ? {}
      : { boundary: { policy: boundary.policy, statements: boundary.content.filter(isClear) } }),
    mayGrantMore: [
      ...read.flatMap(({ policy, content }) => (typeof content === 'string' ? [`${nameAndPlace(policy)}: ${content}`] : [])),
      ...isUnclear('Allow'),
    ],
    mayGrantLess: [
      ...(boundary !== undefined && typeof boundary.content === 'string'
        ? [`the boundary ${nameAndPlace(boundary.policy)}: ${boundary.content}`]
        : []),
      ...isUnclear('Deny'),
    ],
  };
}

/** The name may say nothing where it is made of what is not known. */
function nameAndPlace({ name, origin }: AttachedPolicy): string {
  return `${name} (${renderOrigin(origin)})`;
}

/** The statements of a policy, or why they are not known. */
function knownContent(policy: AttachedPolicy): readonly AttachedStatement[] | string {
  const { content } = policy;
  switch (content.kind) {
    case 'statements':
      return content.statements.map(cleanStatement);
    case 'managed':
      return knownContent({ ...policy, content: managedContent(content.arn, policy.origin) });
    case 'unknown':
      return content.reason;
  }
}

/** A statement whose actions are known: which they are decides what it is compared with. */
function isClear({ action, resource }: AttachedStatement): boolean {
  return resource !== undefined && !action.patterns.some((pattern) => pattern.some((part) => isHole(part) && !('value' in part)));
}

function cleanStatement(statement: AttachedStatement): AttachedStatement {
  const { action, resource, conditions } = statement;
  return {
    ...statement,
    action: { ...action, patterns: action.patterns.map(clean) },
    ...(resource === undefined ? {} : { resource: { ...resource, patterns: resource.patterns.map(clean) } }),
    conditions: conditions.map((condition) => ({ ...condition, values: condition.values.map(clean) })),
  };
}

function clean(pattern: Pattern): Pattern {
  return pattern.map((part) => (part.kind === 'literal' ? { ...part, text: withoutTokens(part.text) } : part));
}
