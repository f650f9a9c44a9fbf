import type { PlatformNeed } from '../model/lambda-function.ts';
import { concat, literal, type Pattern, pseudo, wildcard } from '../model/pattern.ts';
import type { Condition, Requirement } from '../model/requirement.ts';
import { type ExecutionBaseline, executionBaseline } from './execution-baselines.ts';

/** What one statement of the platform's own grants. */
export interface PlatformStatement {
  /** `LambdaRuntimeLogs`; the statement id, which is a label and not yet unique. */
  readonly sid: string;
  readonly requirements: readonly Requirement[];
}

/** What the platform needs of the function's role, one entry per statement id (`LambdaRuntimeLogs`) in order of id; requirements carry platform evidence. */
export function platformRequirements(needs: readonly PlatformNeed[]): readonly PlatformStatement[] {
  const bySid = new Map<string, Requirement[]>();
  for (const need of needs) {
    const row = executionBaseline(need.need);
    bySid.set(row.sid, [...(bySid.get(row.sid) ?? []), ...requirements(row, need)]);
  }
  return [...bySid].map(([sid, requirements]) => ({ sid, requirements })).sort((a, b) => (a.sid < b.sid ? -1 : 1));
}

function requirements(row: ExecutionBaseline, need: PlatformNeed): readonly Requirement[] {
  const condition = row.condition === undefined ? undefined : bindCondition(row.condition, need);
  const evidence = [{ kind: 'platform', need: row.id, reason: need.reason, origin: need.origin }] as const;
  return row.resources.flatMap((template) =>
    row.actions.map((action) => ({
      action,
      resource: bind(template, need),
      evidence,
      confidence: 'high' as const,
      ...(condition === undefined ? {} : { condition }),
    })),
  );
}

function bindCondition(condition: NonNullable<ExecutionBaseline['condition']>, need: PlatformNeed): Condition {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, values.map((value) => bind(value, need))])),
    ]),
  );
}

const PLACE: ReadonlyMap<string, Pattern> = new Map([
  ['Partition', pseudo('partition')],
  ['Region', pseudo('region')],
  ['Account', pseudo('account')],
]);

function bind(template: string, need: PlatformNeed): Pattern {
  return concat(
    ...template.split(/(\$\{\w+\}|\*)/).map((piece) => {
      if (piece === '*') return wildcard();
      const variable = /^\$\{(\w+)\}$/.exec(piece)?.[1];
      return variable === undefined ? literal(piece) : (PLACE.get(variable) ?? boundVariable(variable, need));
    }),
  );
}

function boundVariable(name: string, need: PlatformNeed): Pattern {
  const value = need.variables.get(name);
  if (value === undefined) throw new Error(`policies/execution/${need.need}.json asks for ${name}, which its need does not bind`);
  return value;
}
