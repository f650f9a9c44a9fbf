import type { AttachedVerdict, ComparisonRow } from '../comparison.ts';
import { isOnAll } from '../every-resource.ts';
import { CREDENTIAL_ACTIONS, DATA_READS } from '../sensitive-actions.ts';
import type { ValidationProblem } from './facts.ts';
import type { GrantsTogether, RuleForGrants } from './grants-together.ts';
import { listActions } from './grants-together.ts';

/** Credentials of every role, user, database. */
export const credentialsOnAll: RuleForGrants = {
  id: 'credentials-star',
  severity: 'warning',
  check: (grants) =>
    onAllResources(grants, CREDENTIAL_ACTIONS, 'hands out credentials of every such resource; name the ones that are needed'),
};

/** All data of a service. */
export const dataReadOnAll: RuleForGrants = {
  id: 'data-read-star',
  severity: 'warning',
  check: (grants) => onAllResources(grants, DATA_READS, 'reads the data of every such resource; name the ones that are needed'),
};

/** Who may do what: such grants let others in, or their holder further. */
export const permissionsManagement: RuleForGrants = {
  id: 'permissions-management',
  severity: 'note',
  check: ({ statements, knowledge }) =>
    statements.flatMap(({ origin, rows }) => {
      const managing = rows.filter((row) => isEffective(row) && knowledge.actions.named(row.action)?.level === 'Permissions management');
      return managing.length === 0 ? [] : [{ message: `${listActions(managing)}: changes who may do what`, origin }];
    }),
};

function onAllResources(grants: GrantsTogether, actions: ReadonlySet<string>, problem: string): ValidationProblem[] {
  return grants.statements.flatMap(({ origin, rows }) => {
    const wide = rows.filter((row) => actions.has(row.action) && isEffective(row) && isOnAll(row.action, row.resource, grants.knowledge));
    return wide.length === 0 ? [] : [{ message: `${listActions(wide)} ${problem}`, origin }];
  });
}

function isEffective({ verdict }: ComparisonRow<AttachedVerdict>): boolean {
  return verdict !== 'ineffective';
}
