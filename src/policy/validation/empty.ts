import type { ValidationRule } from './facts.ts';
import { forEachStatement } from './facts.ts';

/** A list that AWS rejects, or that makes the statement mean nothing. */
export const emptyStatement: ValidationRule = {
  id: 'empty-statement',
  severity: 'warning',
  check: (facts) => {
    if (facts.document.statements.length === 0)
      return [{ message: 'the policy has no statement; AWS rejects it', origin: facts.document.origin }];
    return forEachStatement(facts, ({ action, resource }) =>
      [action, ...(resource === undefined ? [] : [resource])]
        .filter(({ patterns }) => patterns.length === 0)
        .map(({ origin }) => ({ message: 'the list is empty; AWS rejects the statement', origin })),
    );
  },
};
