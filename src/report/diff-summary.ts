import type { AttachedVerdict, NeededVerdict } from '../policy/comparison.ts';
import type { DiffHeadline } from './diff-headline.ts';

/** How many rows of each side have each word, and how much is allowed before and after. */
export interface DiffSummary {
  readonly needed: Readonly<Record<NeededVerdict, number>>;
  readonly attached: Readonly<Record<AttachedVerdict, number>>;
  /** How many of the `conditional` needed rows ask for nothing more: what is not allowed of them, the needed side denies itself. */
  readonly deniedByNeeded: number;
  readonly headline: DiffHeadline;
}

/** Counts the rows. */
export function diffSummary(
  needed: readonly { readonly verdict: NeededVerdict; readonly deniedByNeeded?: true }[],
  attached: readonly { readonly verdict: AttachedVerdict }[],
  headline: DiffHeadline,
): DiffSummary {
  const summary = {
    needed: { covered: 0, partial: 0, missing: 0, denied: 0, bounded: 0, conditional: 0, unknown: 0, mismatch: 0 },
    attached: { needed: 0, broader: 0, 'broader-condition': 0, excess: 0, ineffective: 0, unknown: 0 },
    deniedByNeeded: needed.filter((row) => row.deniedByNeeded === true).length,
    headline,
  };
  for (const { verdict } of needed) summary.needed[verdict]++;
  for (const { verdict } of attached) summary.attached[verdict]++;
  return summary;
}

/** The summary in the words of a reader: what to add, to remove, to narrow, and what one cannot tell. */
export function changeCounts({ needed, attached, deniedByNeeded }: Pick<DiffSummary, 'needed' | 'attached' | 'deniedByNeeded'>): {
  add: number;
  remove: number;
  narrow: number;
  cannotTell: number;
} {
  return {
    add: needed.missing + needed.partial + needed.denied + needed.bounded,
    remove: attached.excess,
    narrow: attached.broader + attached['broader-condition'],
    cannotTell: needed.conditional - deniedByNeeded + needed.unknown + attached.unknown,
  };
}
