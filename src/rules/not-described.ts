import type { RuleOutcome } from './practice-rule.ts';

/** The outcome where only the code of a function is known, so that whatever a description may say of it is not. */
export const NOT_DESCRIBED: RuleOutcome = { findings: [], undecided: 'no description of the function was read' };
