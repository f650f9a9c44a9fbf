import { matchesWildcards } from '../policy/action-index.ts';
import type { ComparisonInput, NamedPolicy } from '../policy/comparison.ts';
import type { DocumentSet } from '../policy/document.ts';

/**
 * The same comparison with the attached statements reduced to the actions that are needed. What becomes of a needed grant, and of the attached grants of needed
 * actions, is the same: actions are judged one by one. It takes a fraction of the time.
 */
export function neededActionsOnly({ attached, needed, boundary }: ComparisonInput): ComparisonInput {
  const actions = [
    ...new Set(needed.flatMap(({ document }) => document.statements.flatMap(({ action }) => action.patterns.map(({ text }) => text)))),
  ];
  const reduced = (policy: NamedPolicy): NamedPolicy => ({
    ...policy,
    document: {
      ...policy.document,
      statements: policy.document.statements.map((statement) => ({ ...statement, action: reducedSet(statement.action, actions) })),
    },
  });
  return { attached: attached.map(reduced), needed, ...(boundary === undefined ? {} : { boundary: reduced(boundary) }) };
}

function reducedSet({ negated, patterns, origin }: DocumentSet, actions: readonly string[]): DocumentSet {
  const isMatched = (action: string) => patterns.some(({ text }) => matchesWildcards(text.toLowerCase(), action.toLowerCase()));
  return { negated: false, patterns: actions.filter((action) => isMatched(action) !== negated).map((text) => ({ text, origin })), origin };
}
