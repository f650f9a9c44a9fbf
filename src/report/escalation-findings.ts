import type { Finding } from '../model/finding.ts';
import { ESCALATION_METHODS, escalationMethods } from '../policy/privilege-escalation.ts';
import type { AttachedDiffRow } from './diff-report.ts';

const ESCALATION_ACTIONS: ReadonlySet<string> = new Set(ESCALATION_METHODS.flatMap(({ actions }) => actions));

/**
 * A finding for each way to more permissions that the attached policies open together, at the grant of the method's first action. A grant under a condition
 * counts, since requests may meet it; the finding says so.
 */
export function escalationFindings(rows: readonly AttachedDiffRow[]): Finding[] {
  const granting = new Map<string, AttachedDiffRow>();
  for (const row of rows) {
    if (!ESCALATION_ACTIONS.has(row.action) || row.verdict === 'ineffective') continue;
    const known = granting.get(row.action);
    if (known === undefined || (known.condition !== undefined && row.condition === undefined)) granting.set(row.action, row);
  }
  return escalationMethods(new Set(granting.keys())).flatMap(({ id, actions, gain }) => {
    const origin = granting.get(actions[0] ?? '')?.origin;
    const conditional = actions.filter((action) => granting.get(action)?.condition !== undefined);
    const way = `${actions.join(' + ')} ${actions.length === 1 ? 'is a way' : 'are together a way'} to more permissions: whoever has it ${gain}`;
    const message = conditional.length === 0 ? way : `${way}; ${conditional.join(', ')} only where a condition holds`;
    return origin === undefined ? [] : [{ rule: `privilege-escalation-${id}`, severity: 'warning', message, origin }];
  });
}
