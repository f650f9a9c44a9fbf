import type { Requirement } from '../model/requirement.ts';
import type { Statement } from '../model/statement.ts';
import type { AccessLevelOf } from './access-level.ts';
import { compareAccessLevels, highestAccessLevel } from './access-level.ts';
import { irredundantCells } from './cells.ts';
import { conditionKey } from './condition.ts';
import { groupBy } from './group-by.ts';
import type { StatementBody } from './group-cells.ts';
import { groupCells } from './group-cells.ts';
import { canonicalText } from './iam-text.ts';
import { compareText } from './order.ts';
import { statementName, uniqueSids } from './statement-sid.ts';

/** What one function needs: what its code needs, and what the platform needs to run it. */
export interface FunctionGrants {
  readonly requirements: readonly Requirement[];
  readonly platform: readonly PlatformGrants[];
}

/** Grants that stand in statements of their own, under a name of their own such as `LambdaRuntimeLogs`. */
export interface PlatformGrants {
  readonly sid: string;
  readonly requirements: readonly Requirement[];
}

/**
 * The fewest statements that grant what is needed and nothing else: one per service, condition, actions and resources. The code's come first,
 * in order of service, access level and first resource; the platform's come last and are never merged with them.
 * Resources are expected as they are to be written, so the holes that the output language cannot name are resolved.
 */
export function buildStatements({ requirements, platform }: FunctionGrants, accessLevel: AccessLevelOf): Statement[] {
  const code = groupCells(irredundantCells(requirements)).map((body) => ({ name: codeStatementName(body, accessLevel), body }));
  const own = groupBy(platform, ({ sid }) => sid).flatMap((group) => {
    const cells = irredundantCells(group.flatMap((grants) => grants.requirements));
    return groupCells(cells).map((body) => ({ name: group[0]?.sid ?? '', body }));
  });
  return [...statements(code, accessLevel), ...statements(own, accessLevel)];
}

interface NamedBody {
  readonly name: string;
  readonly body: StatementBody;
}

function statements(named: readonly NamedBody[], accessLevel: AccessLevelOf): Statement[] {
  const ordered = [...named].sort((a, b) => compareBodies(a.body, b.body, accessLevel));
  const sids = uniqueSids(ordered);
  return ordered.map(({ name, body }, index) => {
    const statement = { sid: sids[index] ?? name, actions: body.actions, resources: body.resources };
    return body.condition === undefined ? statement : { ...statement, condition: body.condition };
  });
}

function codeStatementName(body: StatementBody, accessLevel: AccessLevelOf): string {
  return statementName(body.service, highestAccessLevel(body.actions, accessLevel));
}

function compareBodies(a: StatementBody, b: StatementBody, accessLevel: AccessLevelOf): number {
  const byLevel = compareAccessLevels(highestAccessLevel(a.actions, accessLevel), highestAccessLevel(b.actions, accessLevel));
  return compareText(a.service, b.service) || byLevel || compareText(sortKey(a), sortKey(b));
}

/** First resource, then whatever else tells two statements apart. */
function sortKey({ resources, actions, condition }: StatementBody): string {
  return [...resources.map(canonicalText), ...actions, conditionKey(condition)].join('\n');
}
