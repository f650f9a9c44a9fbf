import type { AttachedPolicy, AttachedRole, AttachedSet, AttachedStatement } from '../../model/attached-role.ts';
import { type Pattern, substitute, wildcard } from '../../model/pattern.ts';

/** The name of the stack is another one in each template. */
export function namesStack(pattern: Pattern): boolean {
  return pattern.some((part) => part.kind === 'pseudo' && (part.name === 'stackName' || part.name === 'stackId'));
}

/** Another template can refer to no resource of this one: names are spelled out, and what only this stack knows may be anything. */
export function asSeenFromOutside(pattern: Pattern): Pattern {
  return substitute(pattern, (hole) => {
    if (hole.kind === 'reference')
      return hole.value === undefined ? [{ kind: 'unknown', cause: 'unbound', reason: hole.reason }] : asSeenFromOutside(hole.value);
    return namesStack([hole]) ? wildcard() : [hole];
  });
}

/** A role as a template sees it that imports it. */
export function roleSeenFromOutside(role: AttachedRole): AttachedRole {
  const { name, boundary, trust } = role;
  return {
    ...role,
    policies: role.policies.map(policyFromOutside),
    ...(name === undefined ? {} : { name: asSeenFromOutside(name) }),
    ...(boundary === undefined ? {} : { boundary: policyFromOutside(boundary) }),
    ...(trust === undefined ? {} : { trust: trust.map(statementFromOutside) }),
  };
}

function policyFromOutside(policy: AttachedPolicy): AttachedPolicy {
  const { content } = policy;
  switch (content.kind) {
    case 'statements':
      return { ...policy, content: { kind: 'statements', statements: content.statements.map(statementFromOutside) } };
    case 'managed':
      return { ...policy, content: { kind: 'managed', arn: asSeenFromOutside(content.arn) } };
    case 'unknown':
      return policy;
  }
}

function statementFromOutside(statement: AttachedStatement): AttachedStatement {
  const { resource, principal } = statement;
  const set = ({ negated, patterns }: AttachedSet): AttachedSet => ({ negated, patterns: patterns.map(asSeenFromOutside) });
  return {
    ...statement,
    action: set(statement.action),
    conditions: statement.conditions.map((condition) => ({ ...condition, values: condition.values.map(asSeenFromOutside) })),
    ...(resource === undefined ? {} : { resource: set(resource) }),
    ...(principal === undefined
      ? {}
      : {
          principal: {
            ...principal,
            types: principal.types.map(({ type, identifiers }) => ({ type, identifiers: identifiers.map(asSeenFromOutside) })),
          },
        }),
  };
}
