/**
 * How many steps searches may still take. The problem is PSPACE-hard in general (`*a????????????`); real ARNs need some hundreds. A step that follows many
 * globs counts more, and so do globs that are looked at in vain: a budget bounds the time.
 */
export interface SearchBudget {
  steps: number;
}

/** The most that one search may take. */
export const STEPS_PER_SEARCH = 200_000;

/** Enough for any one question. */
export function oneSearch(): SearchBudget {
  return { steps: STEPS_PER_SEARCH };
}
