import type { ValidationRule } from './facts.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
export const sidCharacters: ValidationRule = {
  id: 'sid-characters',
  severity: 'error',
  check: ({ document }) =>
    document.statements.flatMap(({ sid }) =>
      sid === undefined || /^[A-Za-z0-9]*$/.test(sid.text)
        ? []
        : [{ message: `the Sid "${sid.text}" can have letters and digits only`, origin: sid.origin }],
    ),
};

export const sidDuplicate: ValidationRule = {
  id: 'sid-duplicate',
  severity: 'error',
  check: ({ document }) => {
    const seen = new Set<string>();
    return document.statements.flatMap(({ sid }) => {
      if (sid === undefined || sid.text === '') return [];
      if (!seen.has(sid.text)) {
        seen.add(sid.text);
        return [];
      }
      return [{ message: `the Sid "${sid.text}" stands twice in the policy; rename this one`, origin: sid.origin }];
    });
  },
};
