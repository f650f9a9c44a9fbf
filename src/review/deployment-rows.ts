import { renderOrigin } from '../model/origin.ts';
import type { AttachedVerdict } from '../policy/comparison.ts';
import { groupBy } from '../policy/group-by.ts';
import type { AttachedDiffRow, NeededDiffRow } from '../report/diff-report.ts';
import { SURPLUS } from './combine-readings.ts';

/** The needed rows that all deployments have alike; any other depends on what decides between them. */
export function neededInEveryDeployment([first = [], ...others]: readonly (readonly NeededDiffRow[])[], decides: string): NeededDiffRow[] {
  return first.map((row, index) => {
    if (others.every((rows) => rows[index]?.verdict === row.verdict)) return row;
    const { witness: _, ...rest } = row;
    return { ...rest, verdict: 'unknown', reason: dependsOn(decides) };
  });
}

/**
 * The attached rows with what holds in every deployment that has the grant. One that a Deny removes in some of them is what it is in the others: it allows
 * nothing only where none lets it through.
 */
export function attachedInEveryDeployment(
  rows: readonly AttachedDiffRow[],
  forms: readonly (readonly AttachedDiffRow[])[],
  decides: string,
): AttachedDiffRow[] {
  const byGrant = new Map(groupBy(forms.flat(), grantKey).map((group) => [group[0] === undefined ? '' : grantKey(group[0]), group]));
  return rows.map((row) => {
    const effective = (byGrant.get(grantKey(row)) ?? []).filter(({ verdict }) => verdict !== 'ineffective');
    const [first] = effective;
    if (first === undefined) return row;
    const verdicts = new Set<AttachedVerdict>(effective.map(({ verdict }) => verdict));
    if (verdicts.size === 1) return first;
    const { witness: _, because: __, ...rest } = row;
    if ([...verdicts].every((verdict) => SURPLUS.has(verdict))) return { ...rest, verdict: 'broader' };
    return { ...rest, verdict: 'unknown', reason: dependsOn(decides) };
  });
}

function dependsOn(decides: string): string {
  return `it depends on ${decides}, which the deployment decides; give parameters by --parameter`;
}

function grantKey({ policy, action, resource, origin }: AttachedDiffRow): string {
  return [policy, action, resource, renderOrigin(origin)].join('\n');
}
