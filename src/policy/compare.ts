import type { ActionKnowledge } from './action-knowledge.ts';
import type { ActionsOf, ComparedAction } from './action-sides.ts';
import { comparedActions } from './action-sides.ts';
import type { ResourceUniverse } from './action-universe.ts';
import { actionUniverses } from './action-universe.ts';
import type { CellResources } from './cell-search.ts';
import { cellResources } from './cell-search.ts';
import type { Comparison, ComparisonInput, ComparisonRow } from './comparison.ts';
import type { Grant } from './grant.ts';
import { grantsOf } from './grant.ts';
import { judgeAttached } from './judge-attached.ts';
import type { Judgement, Sides } from './judge-needed.ts';
import { judgeNeeded } from './judge-needed.ts';
import { overallVerdict } from './overall-verdict.ts';
import { redundantStatements } from './redundant-statements.ts';
import type { ConditionRelation } from './region.ts';
import { conditionRelations } from './region.ts';
import { allowAndDenyTheSame, sameRows } from './same-statements.ts';
import type { SearchBudget } from './search-budget.ts';
import { sidesOfActions } from './sides.ts';

/** Bounds the time of a comparison to some seconds; ten managed policies need some thousand. What is left then is `unknown`. */
const STEPS_PER_COMPARISON = 2_000_000;

/**
 * Compares what is attached with what is needed, as sets of requests (action, resource, condition): Allow minus Deny over all policies of a side,
 * the attached side within the boundary. One row per Allow statement, action and resource pattern. Verdicts other than `conditional` and `unknown` are
 * proofs; actions and their ARN forms are those of `knowledge`. Throws UserError for a statement with a Principal.
 * Organisation policies, session policies and the policies of resources are not modelled.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function compare(input: ComparisonInput, knowledge: ActionKnowledge): Comparison {
  const attached = grantsOf(input.attached);
  const needed = grantsOf(input.needed, attached.length);
  const boundary = input.boundary === undefined ? undefined : grantsOf([input.boundary], attached.length + needed.length);
  const grants = [...attached, ...needed, ...(boundary ?? [])];
  const work: ComparisonWork = {
    knowledge,
    actionsOf: comparedActions(grants, knowledge.actions),
    universeOf: actionUniverses(grants, knowledge),
    sidesOf: sidesOfActions(attached, needed, boundary),
    relationOf: conditionRelations(knowledge.isSingleValued),
    budget: { steps: STEPS_PER_COMPARISON },
  };
  const neededRows = rowsOf(needed, work, (cell, _, sides, condition) => judgeNeeded(cell, sides, condition));
  const attachedRows = rowsOf(attached, work, judgeAttached);
  const redundant = redundantStatements(attached, work).map(({ policy, statement }) => ({ policy, statement }));
  const isSame = boundary === undefined && allowAndDenyTheSame(attached, needed);
  const hasDeny = needed.some(({ effect }) => effect === 'Deny');
  const rows = isSame ? sameRows(neededRows, attachedRows, hasDeny) : { needed: neededRows, attached: attachedRows };
  return { verdict: overallVerdict(rows.needed, rows.attached), ...rows, redundant };
}

interface ComparisonWork {
  readonly knowledge: ActionKnowledge;
  readonly actionsOf: ActionsOf;
  readonly universeOf: (action: ComparedAction) => ResourceUniverse;
  readonly sidesOf: (action: ComparedAction) => Sides;
  readonly relationOf: (grant: Grant) => ConditionRelation;
  readonly budget: SearchBudget;
}

type Judge<Verdict> = (cell: CellResources, grant: Grant, sides: Sides, condition: ConditionRelation) => Judgement<Verdict>;

/** The rows of one side; actions with the same statements and the same resources are judged once. */
function rowsOf<Verdict>(side: readonly Grant[], work: ComparisonWork, judge: Judge<Verdict>): ComparisonRow<Verdict | 'unknown'>[] {
  const rows: ComparisonRow<Verdict | 'unknown'>[] = [];
  for (const grant of side.filter(({ effect }) => effect === 'Allow')) {
    const condition = work.relationOf(grant);
    const resources = rowResources(grant);
    const judged = new Map<ComparedAction['concerned'], Map<string, readonly Judgement<Verdict | 'unknown'>[]>>();
    for (const action of work.actionsOf(grant)) {
      const universe = work.universeOf(action);
      const byUniverse = judged.get(action.concerned) ?? new Map();
      judged.set(action.concerned, byUniverse);
      const judgements =
        byUniverse.get(universe.key) ??
        resources.map((_, index): Judgement<Verdict | 'unknown'> => {
          if (action.concerned.isPartly) return { verdict: 'unknown' };
          return judge(cellResources(grant.resource, index, universe, work.budget), grant, work.sidesOf(action), condition);
        });
      byUniverse.set(universe.key, judgements);
      for (const [index, resource] of resources.entries()) {
        const judgement = judgements[index] ?? { verdict: 'unknown' };
        const row = { policy: grant.policy, statement: grant.statement, action: action.name, resource, verdict: judgement.verdict };
        rows.push(isWordAlone(judgement) ? row : { ...row, ...judgement });
      }
    }
  }
  return rows;
}

function isWordAlone({ witness, because, deniedByNeeded }: Judgement<unknown>): boolean {
  return witness === undefined && because === undefined && deniedByNeeded === undefined;
}

function rowResources({ resource }: Grant): readonly string[] {
  return resource.negated ? [`!${resource.texts.join(',')}`] : resource.texts;
}
