import type { AttachedVerdict, ComparisonRow, NeededVerdict, OverallVerdict } from './comparison.ts';

const NEEDED_MORE: ReadonlySet<NeededVerdict> = new Set(['missing', 'denied', 'bounded', 'partial']);
const NEEDED_UNCLEAR: ReadonlySet<NeededVerdict> = new Set(['conditional', 'unknown', 'mismatch']);
const ATTACHED_MORE: ReadonlySet<AttachedVerdict> = new Set(['excess', 'broader', 'broader-condition']);

/** What changes from the attached policies to the needed ones; `cannot tell` where an undecided row could change the word. */
export function overallVerdict(
  needed: readonly ComparisonRow<NeededVerdict>[],
  attached: readonly ComparisonRow<AttachedVerdict>[],
): OverallVerdict {
  const adds = needed.some(({ verdict }) => NEEDED_MORE.has(verdict));
  const removes = attached.some(({ verdict }) => ATTACHED_MORE.has(verdict));
  if (adds && removes) return 'mixed';
  if (needed.some(({ verdict }) => NEEDED_UNCLEAR.has(verdict)) || attached.some(({ verdict }) => verdict === 'unknown'))
    return 'cannot tell';
  if (adds) return 'broadening';
  return removes ? 'narrowing' : 'equal';
}
