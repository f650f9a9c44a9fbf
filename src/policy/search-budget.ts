/**
 * How many states searches may still visit. The problem is PSPACE-hard in general (`*a????????????`); real ARNs need some dozens. What is looked at in
 * vain counts too, so that a budget bounds the time.
 */
export interface SearchBudget {
  states: number;
}

/** The most that one search may take. */
export const STATES_PER_SEARCH = 50_000;

/** Enough for any one question. */
export function oneSearch(): SearchBudget {
  return { states: STATES_PER_SEARCH };
}
