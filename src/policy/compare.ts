import { indexActions } from './action-index.ts';
import type { ActionKnowledge } from './action-knowledge.ts';
import type { ComparedAction } from './action-sides.ts';
import { comparedActions } from './action-sides.ts';
import type { ResourceUniverse } from './action-universe.ts';
import { ALL_RESOURCES, resourceUniverse } from './action-universe.ts';
import type { CellResources } from './cell-search.ts';
import { cellResources } from './cell-search.ts';
import type { Comparison, ComparisonInput, ComparisonRow } from './comparison.ts';
import type { Grant } from './grant.ts';
import { grantsOf } from './grant.ts';
import { judgeAttached } from './judge-attached.ts';
import type { Judgement, Sides } from './judge-needed.ts';
import { judgeNeeded } from './judge-needed.ts';
import { overallVerdict } from './overall-verdict.ts';
import type { ConditionRelation } from './region.ts';
import { conditionRelation } from './region.ts';

/**
 * Compares what is attached with what is needed, as sets of requests (action, resource, condition): Allow minus Deny over all policies of a side,
 * the attached side within the boundary. One row per Allow statement, action and resource pattern. Verdicts other than `conditional` and `unknown` are
 * proofs; actions and their ARN forms are those of `knowledge`.
 * Organisation policies, session policies and the policies of resources are not modelled.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function compare(input: ComparisonInput, knowledge: ActionKnowledge): Comparison {
  const attached = grantsOf(input.attached);
  const needed = grantsOf(input.needed, attached.length);
  const boundary = input.boundary === undefined ? undefined : grantsOf([input.boundary], attached.length + needed.length);
  const grants = [...attached, ...needed, ...(boundary ?? [])];
  const { actions, namesOf } = comparedActions(grants, indexActions(knowledge.levels.keys()));

  const universes = new Map<string, ResourceUniverse>();
  const sidesBySignature = new Map<string, Sides>();
  const sidesOf = ({ grants: ids }: ComparedAction): Sides => {
    const signature = ids.join();
    let sides = sidesBySignature.get(signature);
    if (sides === undefined) {
      const concerned = ids.flatMap((id) => grants[id] ?? []);
      const side = (all: readonly Grant[]) => {
        const own = concerned.filter((grant) => all.includes(grant));
        return { allows: own.filter(({ effect }) => effect === 'Allow'), denies: own.filter(({ effect }) => effect === 'Deny') };
      };
      sides = { attached: side(attached), needed: side(needed), ...(boundary === undefined ? {} : { boundary: side(boundary) }) };
      sidesBySignature.set(signature, sides);
    }
    return sides;
  };
  const universeOf = (action: ComparedAction): ResourceUniverse => {
    if (!action.isKnown || action.grants.every((id) => grants[id]?.resource.isEverything)) return ALL_RESOURCES;
    let universe = universes.get(action.name);
    if (universe === undefined) {
      universe = resourceUniverse(action.name, knowledge);
      universes.set(action.name, universe);
    }
    return universe;
  };

  const rowsOf = <Verdict>(
    side: readonly Grant[],
    judge: (cell: CellResources, grant: Grant, sides: Sides, condition: ConditionRelation) => Judgement<Verdict | 'unknown'>,
  ): ComparisonRow<Verdict | 'unknown'>[] => {
    const judged = new Map<string, Judgement<Verdict | 'unknown'>>();
    return side
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((grant) => {
        const condition = conditionRelation(grant.clauses, knowledge.isSingleValued);
        return namesOf(grant).flatMap((name) => {
          const action = actions.get(name);
          if (action === undefined) return [];
          const universe = universeOf(action);
          return rowResources(grant).map((resource, index) => {
            const key = `${grant.id} ${index} ${action.isPartly} ${action.grants.join()} ${universe.key}`;
            let judgement = judged.get(key);
            if (judgement === undefined) {
              judgement = action.isPartly
                ? { verdict: 'unknown' }
                : judge(cellResources(grant.resource, index, universe), grant, sidesOf(action), condition);
              judged.set(key, judgement);
            }
            return { policy: grant.policy, statement: grant.statement, action: name, resource, ...judgement };
          });
        });
      });
  };

  const neededRows = rowsOf(needed, (cell, _, sides, condition) => judgeNeeded(cell, sides, condition));
  const attachedRows = rowsOf(attached, judgeAttached);
  return { verdict: overallVerdict(neededRows, attachedRows), needed: neededRows, attached: attachedRows };
}

function rowResources({ resource }: Grant): readonly string[] {
  return resource.negated ? [`!${resource.texts.join(',')}`] : resource.texts;
}
