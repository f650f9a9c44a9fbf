import type { ValidationFacts, ValidationProblem, ValidationRule } from './facts.ts';
import { POLICY_VARIABLE } from './policy-variable.ts';

/** Without `"Version": "2012-10-17"` there are no policy variables. */
export const versionOld: ValidationRule = {
  id: 'version-old',
  severity: 'warning',
  check: ({ document }) => {
    if (document.version === '2012-10-17') return [];
    const found = document.versionIsWritten ? 'Version 2008-10-17' : 'no Version, which means 2008-10-17';
    return [{ message: `${found}: policy variables are plain text in it; write "2012-10-17"`, origin: document.origin }];
  },
};

/** A `${...}` that the old version reads as text. */
export const variableInOldVersion: ValidationRule = {
  id: 'variable-in-old-version',
  severity: 'error',
  check: (facts) => (facts.document.version === '2012-10-17' ? [] : variables(facts)),
};

function variables({ document }: ValidationFacts): ValidationProblem[] {
  return document.statements
    .flatMap(({ resource, conditions }) => [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)])
    .filter(({ text }) => POLICY_VARIABLE.test(text))
    .map(({ text, origin }) => ({ message: `"${text}" is no variable in version 2008-10-17; write "Version": "2012-10-17"`, origin }));
}
