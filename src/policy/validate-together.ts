import type { Finding } from '../model/finding.ts';
import { compareFindings } from '../model/finding.ts';
import type { ActionKnowledge } from './action-knowledge.ts';
import type { Comparison, ComparisonInput } from './comparison.ts';
import type { RuleForGrants } from './validation/grants-together.ts';
import { grantingStatements } from './validation/grants-together.ts';
import { credentialsOnAll, dataReadOnAll, permissionsManagement } from './validation/sensitive-grants.ts';
import { boundaryShadows, denyShadows, redundant } from './validation/shadowed-grants.ts';

/** Every rule about all attached policies together; a new one is one more line here. */
export const RULES_FOR_GRANTS: readonly RuleForGrants[] = [
  denyShadows,
  boundaryShadows,
  redundant,
  credentialsOnAll,
  dataReadOnAll,
  permissionsManagement,
];

/**
 * What is wrong or too wide in the attached policies taken together, Deny and boundary applied, by place. `comparison` is that of the input with
 * whatever is needed: only what it says of the attached side counts.
 */
export function validateTogether(input: ComparisonInput, comparison: Comparison, knowledge: ActionKnowledge): Finding[] {
  const grants = { input, comparison, knowledge, statements: grantingStatements(input, comparison) };
  return RULES_FOR_GRANTS.flatMap(({ id, severity, check }) =>
    check(grants).map(({ message, origin }): Finding => ({ rule: id, severity, message, origin })),
  ).sort(compareFindings);
}
