import type { DocumentText } from '../document.ts';
import { isProviderKey } from './context-keys.ts';
import type { ValidationFacts, ValidationProblem, ValidationRule } from './facts.ts';
import { POLICY_VARIABLE } from './policy-variable.ts';

/**
 * A `${...}` that names no context key, or one with several values: in a request it has no value, and the statement does not apply.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse
 */
export const variableUnknown: ValidationRule = {
  id: 'variable-unknown',
  severity: 'warning',
  check: (facts) => {
    const { version, statements } = facts.document;
    if (version !== '2012-10-17') return [];
    return statements
      .flatMap(({ resource, conditions }) => [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)])
      .flatMap((text) => unknownVariables(text, facts));
  },
};

function unknownVariables({ text, origin }: DocumentText, { knowledge }: ValidationFacts): ValidationProblem[] {
  return [...text.matchAll(new RegExp(POLICY_VARIABLE, 'g'))].flatMap(([variable]) => {
    const [key = ''] = variable.slice(2, -1).split(',');
    const name = key.trim();
    if (name === '*' || name === '?' || name === '$' || isProviderKey(name)) return [];
    const type = knowledge.conditionKeyType(name);
    if (type === undefined) return [{ message: `${variable} is no policy variable: AWS lists no context key "${name}"`, origin }];
    return type.startsWith('ArrayOf') ? [{ message: `${variable}: a key with several values cannot be a policy variable`, origin }] : [];
  });
}
