import type { AttachedVerdict, ComparisonRow, NeededVerdict, OverallVerdict } from './comparison.ts';
import { harmlessMismatches } from './mismatches.ts';

const NEEDED_MORE: ReadonlySet<NeededVerdict> = new Set(['missing', 'denied', 'bounded', 'partial']);
const NEEDED_UNCLEAR: ReadonlySet<NeededVerdict> = new Set(['conditional', 'unknown']);
const ATTACHED_MORE: ReadonlySet<AttachedVerdict> = new Set(['excess', 'broader', 'broader-condition']);

/** What changes from the attached policies to the needed ones; `cannot tell` where an undecided row could change the word. */
export function overallVerdict(
  allNeeded: readonly ComparisonRow<NeededVerdict>[],
  attached: readonly ComparisonRow<AttachedVerdict>[],
): OverallVerdict {
  const needed = allNeeded.filter(({ deniedByNeeded }) => deniedByNeeded !== true);
  const adds = needed.some(({ verdict }) => NEEDED_MORE.has(verdict));
  const removes = attached.some(({ verdict }) => ATTACHED_MORE.has(verdict));
  if (adds && removes) return 'mixed';
  if (needed.some(({ verdict }) => NEEDED_UNCLEAR.has(verdict)) || attached.some(({ verdict }) => verdict === 'unknown'))
    return 'cannot tell';
  if (hasOpenMismatch(needed, attached)) return 'cannot tell';
  if (adds) return 'broadening';
  return removes ? 'narrowing' : 'equal';
}

/** A needed action none of whose resources it can have, unless the same stands in what is attached: one of the two, or the catalog, is wrong. */
function hasOpenMismatch(needed: readonly ComparisonRow<NeededVerdict>[], attached: readonly ComparisonRow<AttachedVerdict>[]): boolean {
  const open = needed.filter(({ verdict }) => verdict === 'mismatch');
  if (open.length === 0) return false;
  const harmless = harmlessMismatches(needed, ({ policy, statement, action }) => `${policy}\n${statement}\n${action}`);
  const unsure = new Set(open.filter((row) => !harmless.has(row)).map(({ action, resource }) => `${action}\n${resource}`));
  if (unsure.size === 0) return false;
  for (const { action, resource } of attached) unsure.delete(`${action}\n${resource}`);
  return unsure.size > 0;
}
