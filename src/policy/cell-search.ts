import type { ResourceUniverse } from './action-universe.ts';
import type { TextAnswer } from './find-text.ts';
import { findText } from './find-text.ts';
import type { Glob } from './glob.ts';
import { ANY_RUN, globOf, withoutVariables } from './glob.ts';
import type { GrantResource } from './grant.ts';
import type { Region } from './region.ts';
import { intersect } from './region.ts';
import type { SearchBudget } from './search-budget.ts';

/** The resources of one row: one pattern of a statement, or all but the patterns of a NotResource, in the universe of an action. */
export interface CellResources {
  readonly glob: Glob;
  readonly region: Region;
  readonly universe: ResourceUniverse;
  /** What searches for it may still take, shared by all cells of a comparison. */
  readonly budget: SearchBudget;
  /** True where a policy variable decides which resources they are. */
  readonly hasVariable: boolean;
}

/** The resources of a statement's pattern number `index`, or of all of its NotResource. */
export function cellResources(resource: GrantResource, index: number, universe: ResourceUniverse, budget: SearchBudget): CellResources {
  const glob = resource.globs[index];
  if (resource.negated || glob === undefined) {
    return { glob: globOf([ANY_RUN]), region: { and: [], outside: resource.globs }, universe, budget, hasVariable: resource.hasVariable };
  }
  return { glob, region: { and: [], outside: [] }, universe, budget, hasVariable: glob.hasVariable };
}

/** A resource that the cell may have in one of the regions; `none` is a proof that there is none, whatever values variables have. */
export function findPossible(cell: CellResources, regions: readonly Region[]): TextAnswer {
  return firstAnswer(regions, (region) =>
    search(withoutVariables(cell.glob), intersect(cell.region, region), cell.universe.globs, cell.budget),
  );
}

/**
 * Like `findPossible`, where a variable also counts as one value that the same variable takes: `none` proves more. The value is not held against
 * the universe and against what must be matched, since one cannot tell what it is.
 */
export function findUnlessSameVariable(cell: CellResources, regions: readonly Region[]): TextAnswer {
  if (!cell.glob.hasVariable) return findPossible(cell, regions);
  return firstAnswer(regions, (region) => {
    const answer = findText({ within: cell.glob, and: [], outside: region.outside }, cell.budget);
    if (answer.kind === 'none' && (region.and.length === 0 || region.outside.length > 0)) return answer;
    return search(withoutVariables(cell.glob), region, cell.universe.globs, cell.budget);
  });
}

/** A resource that the cell surely has in one of the regions, with a usual partition, region and account where there is one such. */
export function findWitness(cell: CellResources, regions: readonly Region[]): TextAnswer {
  if (cell.hasVariable) return { kind: 'unknown' };
  for (const globs of [...cell.universe.realistic, cell.universe.globs]) {
    const answer = firstAnswer(regions, (region) => search(cell.glob, intersect(cell.region, region), globs, cell.budget));
    if (answer.kind === 'found') return answer;
  }
  return findPossible(cell, regions);
}

/** A resource that the cell surely has in one of the regions, to show what a verdict on all of it means; none where every resource will do. */
export function exampleOf(cell: CellResources, regions: readonly Region[]): { readonly witness?: string } {
  if (cell.universe.realistic.length === 0) return {};
  const answer = findWitness(cell, regions);
  return answer.kind === 'found' ? { witness: answer.text } : {};
}

function search(within: Glob, { and, outside }: Region, universe: readonly Glob[], budget: SearchBudget): TextAnswer {
  return findText({ within, and: [universe, ...and], outside }, budget);
}

/** The first text that is found; `none` only where every region is proved to have none. */
function firstAnswer(regions: readonly Region[], find: (region: Region) => TextAnswer): TextAnswer {
  let answer: TextAnswer = { kind: 'none' };
  for (const region of regions) {
    const found = find(region);
    if (found.kind === 'found') return found;
    if (found.kind === 'unknown') answer = found;
  }
  return answer;
}
