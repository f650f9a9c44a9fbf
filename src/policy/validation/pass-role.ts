import { matchesWildcards } from '../action-index.ts';
import type { DocumentStatement } from '../document.ts';
import type { ValidationRule } from './facts.ts';
import { forEachStatement } from './facts.ts';

/**
 * Passing any role hands out the permissions of every role of the account. Where the service is limited, those roles alone that trust it:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html ("Pass role with star in resource").
 */
export const passRoleStar: ValidationRule = {
  id: 'pass-role-star',
  severity: 'error',
  check: (facts) =>
    forEachStatement(facts, (statement) =>
      passesRoles(statement) && !limitsService(statement)
        ? (statement.resource?.patterns ?? [])
            .filter(({ text }) => text === '*' || /:role\/\*$/.test(text))
            .map(({ text, origin }) => ({ message: `iam:PassRole on ${text} passes every role; name the roles`, origin }))
        : [],
    ),
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService */
export const passRoleWithoutService: ValidationRule = {
  id: 'pass-role-service',
  severity: 'warning',
  check: (facts) =>
    forEachStatement(facts, (statement) =>
      passesRoles(statement) && !limitsService(statement)
        ? [{ message: 'iam:PassRole to any service; add a condition on iam:PassedToService', origin: statement.action.origin }]
        : [],
    ),
};

function limitsService({ conditions }: DocumentStatement): boolean {
  return conditions.some(({ key }) => key.toLowerCase() === 'iam:passedtoservice');
}

function passesRoles({ effect, action, resource }: DocumentStatement): boolean {
  if (effect !== 'Allow' || action.negated || resource?.negated !== false) return false;
  return action.patterns.some(({ text }) => matchesWildcards(text.toLowerCase(), 'iam:passrole'));
}
