import type { OverallVerdict } from '../policy/comparison.ts';
import { overallVerdict } from '../policy/overall-verdict.ts';
import type { AttachedDiffRow, NeededDiffRow } from '../report/diff-report.ts';

/**
 * The word for the change. Where something of the code was not understood, neither `equal` nor `narrowing` can be told; where something of the role is not known,
 * not that they are equal.
 */
export function verdictOf(
  needed: readonly NeededDiffRow[],
  attached: readonly AttachedDiffRow[],
  { isIncomplete, isPartlyKnown }: { readonly isIncomplete: boolean; readonly isPartlyKnown: boolean },
): OverallVerdict {
  const calls = new Map<string, number>();
  const callOf = ({ evidence }: NeededDiffRow): number => {
    const key = JSON.stringify(evidence);
    const number = calls.get(key) ?? calls.size;
    calls.set(key, number);
    return number;
  };
  const verdict = overallVerdict(
    needed.map((row) => ({ policy: 'needed', statement: callOf(row), action: row.action, resource: row.resource, verdict: row.verdict })),
    attached,
  );
  const isOpen = (verdict === 'equal' && (isIncomplete || isPartlyKnown)) || (verdict === 'narrowing' && isIncomplete);
  return isOpen ? 'cannot tell' : verdict;
}
