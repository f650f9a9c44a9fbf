import type { AttachedVerdict, NeededVerdict } from '../policy/comparison.ts';

/** The verdicts on one row under what may be supposed of names that are not known. */
export interface Readings<Verdict> {
  readonly usual: Verdict;
  readonly distinct: Verdict;
  readonly matching: Verdict;
}

/** What is too much on the attached side. */
export const SURPLUS: ReadonlySet<AttachedVerdict> = new Set(['excess', 'broader', 'broader-condition']);

/** What holds whatever the names turn out to be: the verdict that all readings share, else `unknown`. */
export function neededReading({ usual, matching }: Pick<Readings<NeededVerdict>, 'usual' | 'matching'>): NeededVerdict {
  return usual === matching ? usual : 'unknown';
}

/**
 * The same for an attached row. The narrowest text that can be written without knowing a name is needed, although it allows more than that one name; what
 * is too much in every reading is at least broader.
 */
export function attachedReading({ usual, distinct, matching }: Readings<AttachedVerdict>): AttachedVerdict {
  if (usual === matching && (usual === distinct || (usual === 'needed' && distinct !== 'excess'))) return usual;
  if (SURPLUS.has(usual) && SURPLUS.has(distinct) && SURPLUS.has(matching)) return 'broader';
  return 'unknown';
}
