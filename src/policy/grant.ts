import { renderOrigin } from '../model/origin.ts';
import { UserError } from '../support/errors.ts';
import type { NamedPolicy } from './comparison.ts';
import type { ConditionClause } from './condition-clause.ts';
import { conditionClauses } from './condition-clause.ts';
import type { DocumentSet, PolicyVersion } from './document.ts';
import type { Glob } from './glob.ts';
import { matchesEverything } from './glob.ts';
import { resourceGlob } from './resource-glob.ts';

/** One statement, in the form in which statements are compared. */
export interface Grant {
  readonly policy: string;
  /** Index of the statement in its policy. */
  readonly statement: number;
  /** Different for every grant of a comparison. */
  readonly id: number;
  readonly effect: 'Allow' | 'Deny';
  readonly action: DocumentSet;
  readonly resource: GrantResource;
  readonly clauses: readonly ConditionClause[];
}

/** The resources of a statement: those that match a glob, or with `negated` those that match none. */
export interface GrantResource {
  readonly negated: boolean;
  readonly globs: readonly Glob[];
  readonly texts: readonly string[];
  readonly hasVariable: boolean;
  /** True where every one of the patterns is `*`. */
  readonly isEverything: boolean;
}

/**
 * The statements of the policies. Throws UserError for a statement with a Principal: such a policy belongs to a resource and cannot be attached to a role.
 */
export function grantsOf(policies: readonly NamedPolicy[], firstId = 0): Grant[] {
  const grants: Grant[] = [];
  for (const { name, document } of policies) {
    for (const [index, statement] of document.statements.entries()) {
      if (statement.resource === undefined || statement.principal !== undefined) {
        throw new UserError(
          `${renderOrigin(statement.origin)}: a statement with a Principal belongs to a policy of a resource; a role's policy has none`,
        );
      }
      grants.push({
        policy: name,
        statement: index,
        id: firstId + grants.length,
        effect: statement.effect,
        action: statement.action,
        resource: grantResource(statement.resource, document.version),
        clauses: conditionClauses(statement.conditions, document.version),
      });
    }
  }
  return grants;
}

function grantResource({ negated, patterns }: DocumentSet, version: PolicyVersion): GrantResource {
  const globs = patterns.map(({ text }) => resourceGlob(text, version, negated));
  return {
    negated,
    globs,
    texts: patterns.map(({ text }) => text),
    hasVariable: globs.some(({ hasVariable }) => hasVariable),
    isEverything: negated ? globs.length === 0 : globs.length > 0 && globs.every(matchesEverything),
  };
}
