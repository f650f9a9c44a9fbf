import type { AttachedVerdict, ComparisonRow, IneffectiveReason } from '../comparison.ts';
import type { DocumentStatement } from '../document.ts';
import { groupBy } from '../group-by.ts';
import type { ValidationProblem } from './facts.ts';
import type { GrantsTogether, RuleForGrants } from './grants-together.ts';
import { listActions } from './grants-together.ts';

/** An Allow that a Deny of the attached policies removes altogether. */
export const denyShadows: RuleForGrants = {
  id: 'deny-shadows',
  severity: 'warning',
  check: (grants) => shadowed(grants, 'denied', 'a Deny of the attached policies removes all of it'),
};

/** An Allow that lies outside the boundary altogether. */
export const boundaryShadows: RuleForGrants = {
  id: 'boundary-shadows',
  severity: 'warning',
  check: (grants) => shadowed(grants, 'bounded', 'the permissions boundary allows none of it'),
};

/** An Allow that the others of the attached policies make already. */
export const redundant: RuleForGrants = {
  id: 'redundant',
  severity: 'note',
  check: ({ input, comparison }) =>
    comparison.redundant.flatMap(({ policy, statement }) => {
      const found = input.attached.find(({ name }) => name === policy)?.document.statements[statement];
      if (found === undefined) return [];
      return [{ message: 'the other attached statements allow all that this one allows; it can go', origin: found.origin }];
    }),
};

/** The actions without effect that the statement names, or all where it has no other; what a wildcard stands for besides is no mistake. */
function shadowed({ statements }: GrantsTogether, reason: IneffectiveReason, why: string): ValidationProblem[] {
  return statements.flatMap(({ statement, origin, rows }) => {
    if (!rows.some(({ because }) => because === reason)) return [];
    const without = groupBy(rows, ({ action }) => action).filter((same) => isShadowed(same, reason));
    const allHave = without.flat().length === rows.length;
    const meant = allHave ? without : without.filter((same) => isNamed(statement, same[0]?.action ?? ''));
    return meant.length === 0 ? [] : [{ message: `${listActions(meant.flat())}: ${why}`, origin }];
  });
}

function isShadowed(rows: readonly ComparisonRow<AttachedVerdict>[], reason: IneffectiveReason): boolean {
  return rows.every(({ verdict }) => verdict === 'ineffective') && rows.some(({ because }) => because === reason);
}

function isNamed({ action }: DocumentStatement, name: string): boolean {
  return !action.negated && action.patterns.some(({ text }) => text.toLowerCase() === name.toLowerCase());
}
