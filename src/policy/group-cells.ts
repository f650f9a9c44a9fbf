import type { Pattern } from '../model/pattern.ts';
import type { Condition } from '../model/requirement.ts';
import type { Cell } from './cells.ts';
import { uniquePatterns } from './condition.ts';
import { groupBy } from './group-by.ts';
import { compareText } from './order.ts';

/** Actions of one service that share their resources and their condition. */
export interface StatementBody {
  /** The service prefix of all actions: `dynamodb`. */
  readonly service: string;
  readonly actions: readonly string[];
  readonly resources: readonly Pattern[];
  readonly condition?: Condition;
}

/**
 * Groups the cells into statements without granting a cell more: first the actions of each resource, then the resources that have the same actions.
 * Joining both at once would grant the cross product.
 */
export function groupCells(cells: readonly Cell[]): StatementBody[] {
  const perResource = groupBy(cells, (cell) => key(servicePrefix(cell.action), cell.conditionKey, cell.resourceKey));
  const bodies = perResource.map((members) => ({ members, actions: sortedUnique(members.map((cell) => cell.action)) }));
  return groupBy(bodies, ({ members, actions }) => key(members[0]?.conditionKey ?? '', ...actions)).map((same) => {
    const members = same.flatMap((body) => body.members);
    const actions = same[0]?.actions ?? [];
    const condition = members[0]?.condition;
    const body = { service: servicePrefix(actions[0] ?? ''), actions, resources: uniquePatterns(members.map((cell) => cell.resource)) };
    return condition === undefined ? body : { ...body, condition };
  });
}

/** `s3` of `s3:GetObject`. */
export function servicePrefix(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':')));
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort(compareText);
}

function key(...parts: readonly string[]): string {
  return parts.join('\n');
}
