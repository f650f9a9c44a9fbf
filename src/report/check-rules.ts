import { PRACTICE_RULES } from '../rules/all-practice-rules.ts';
import type { RuleDescription } from './findings-sarif.ts';

/** The rules of `check` as code scanning describes them. */
export const CHECK_RULES: readonly RuleDescription[] = PRACTICE_RULES.map(({ id, title, meaning, sources: [helpUri] }) => ({
  id,
  summary: `${title}: ${meaning}`,
  ...(helpUri === undefined ? {} : { helpUri }),
}));
