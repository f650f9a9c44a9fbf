import { conditionClauses } from '../condition-clause.ts';
import type { ValidationRule } from './facts.ts';
import { forEachStatement } from './facts.ts';

/** An operator that IAM does not have. */
export const conditionOperator: ValidationRule = {
  id: 'condition-operator',
  severity: 'error',
  check: (facts) =>
    forEachStatement(facts, ({ conditions }) => {
      const clauses = conditionClauses(conditions, facts.document.version);
      return conditions.flatMap(({ operator, origin }, index) =>
        clauses[index]?.family === 'unknown' ? [{ message: `IAM has no condition operator ${operator}`, origin }] : [],
      );
    }),
};

/**
 * `ForAllValues` holds where the key is absent.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export const forAllValuesWithoutNull: ValidationRule = {
  id: 'condition-for-all-values',
  severity: 'warning',
  check: (facts) =>
    forEachStatement(facts, ({ effect, conditions }) => {
      if (effect !== 'Allow') return [];
      const clauses = conditionClauses(conditions, facts.document.version);
      const checked = new Set(clauses.filter(({ family }) => family === 'null').map(({ key }) => key));
      return conditions.flatMap(({ key, origin }, index) =>
        clauses[index]?.qualifier === 'forallvalues' && !checked.has(key.toLowerCase())
          ? [{ message: `ForAllValues also holds where ${key} is absent; add "Null": { "${key}": "false" }`, origin }]
          : [],
      );
    }),
};
