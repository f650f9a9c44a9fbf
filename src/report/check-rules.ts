import type { PracticeRuleText } from '../model/practice.ts';
import type { RuleDescription } from './findings-sarif.ts';

/** The rules of `check` as code scanning describes them. */
export function checkRules(rules: readonly PracticeRuleText[]): readonly RuleDescription[] {
  return rules.map(({ id, title, meaning, sources: [helpUri] }) => ({
    id,
    summary: `${title}: ${meaning}`,
    ...(helpUri === undefined ? {} : { helpUri }),
  }));
}
