import { actionsMatching } from '../action-index.ts';
import type { ConditionClause } from '../condition-clause.ts';
import { conditionClauses } from '../condition-clause.ts';
import type { DocumentStatement } from '../document.ts';
import { isProviderKey, isSessionKey } from './context-keys.ts';
import type { ValidationFacts, ValidationRule } from './facts.ts';
import { forEachStatement } from './facts.ts';

/**
 * A condition key that AWS does not list, or that no action of the statement has: neither itself nor one of its resource types, and it is no global one.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const conditionKey: ValidationRule = {
  id: 'condition-key',
  severity: 'warning',
  attachedSeverity: 'note',
  check: (facts) =>
    forEachStatement(facts, (statement) => {
      const clauses = conditionClauses(statement.conditions, facts.document.version);
      return statement.conditions.flatMap(({ key, origin }, index) => {
        if (isProviderKey(key)) return [];
        if (facts.knowledge.conditionKeyType(key) === undefined) return [{ message: `AWS lists no condition key ${key}`, origin }];
        const clause = clauses[index];
        if (clause === undefined || mayBeAbsent(clause) || mayHave(statement, clause.key, facts)) return [];
        return [{ message: `no action of the statement has ${key}: in its requests the key is absent`, origin }];
      });
    }),
};

/** Written for requests without the key as well. */
function mayBeAbsent({ family, ifExists }: ConditionClause): boolean {
  return family === 'null' || ifExists;
}

function mayHave({ action }: DocumentStatement, key: string, { index, knowledge }: ValidationFacts): boolean {
  if (key.startsWith('aws:') || isSessionKey(key) || action.negated) return true;
  return action.patterns.some(({ text }) => {
    const matching = text === '*' ? index.inService(key.slice(0, Math.max(0, key.indexOf(':')))) : actionsMatching(text, index);
    return matching.length === 0 || matching.some(({ name }) => knowledge.conditionKeys(name).some((known) => isKey(known, key)));
  });
}

function isKey(known: string, key: string): boolean {
  return /[/:]$/.test(known) ? key.startsWith(known) : known === key;
}
