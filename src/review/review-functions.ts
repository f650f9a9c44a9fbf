import { type HoleResolver, resolveGrants } from '../emit/resolve-requirements.ts';
import type { AttachedRole } from '../model/attached-role.ts';
import type { Finding } from '../model/finding.ts';
import { commonPlace } from '../model/known-place.ts';
import { literal } from '../model/pattern.ts';
import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import type { AttachedVerdict } from '../policy/comparison.ts';
import { diffHeadline } from '../report/diff-headline.ts';
import type { AttachedDiffRow, FunctionDiff, NeededDiffRow, SharedRole } from '../report/diff-report.ts';
import { diffSummary } from '../report/diff-summary.ts';
import type { FunctionNeeds } from '../run.ts';
import { SURPLUS } from './combine-readings.ts';
import type { AttachedKind } from './hole-naming.ts';
import { neededCells } from './needed-side.ts';
import { type ReviewSettings, type RoleRows, reviewNeededActions, reviewRole } from './review-role.ts';
import { callThatCouldNeed, possibleNeeds, type UnresolvedCall, unresolvedCalls } from './unresolved-calls.ts';
import { verdictOf } from './verdict-of-rows.ts';

/** A role and all functions that run with it. */
export interface RoleUse {
  readonly role: AttachedRole;
  readonly kind: AttachedKind;
  readonly functions: readonly FunctionNeeds[];
  /** What could be needed already at the other revision although it is not known. */
  readonly unresolvedBefore?: readonly UnresolvedCall[];
}

/** What a comparison says of the functions of one role, in their order, and of the role. */
export interface ReviewedFunctions {
  readonly functions: readonly FunctionDiff[];
  readonly findings: readonly Finding[];
}

/** Compares a role with what all its functions need together, where the flags, else the description, else the AWS configuration say that they run. */
export function reviewFunctions(use: RoleUse, given: ReviewSettings, knowledge: ActionKnowledge): ReviewedFunctions {
  const settings = { ...given, declaredPlace: commonPlace(use.functions.map((one) => one.function.place ?? {})) };
  const cells = neededCells(use.functions.map((one) => functionRequirements(one, settings)));
  const calls = use.functions.flatMap((one) => unresolvedCalls(one.function, one.findings));
  const rows = reviewRole(cells, use.role, use.kind, settings, knowledge);
  const possible = [...calls, ...use.functions.flatMap((one) => possibleNeeds(one.findings))];
  const attached = rows.attached.map((row) => withUnresolved(row, possible, SURPLUS));
  const needed = rows.needed.map((row) => withUnresolved(row, use.unresolvedBefore ?? [], NEWLY_NEEDED));
  const functions = use.functions.map((one) => {
    const own = needed.filter((_, index) => cells[index]?.functions.includes(one.id));
    const alone = use.functions.length > 1 ? aloneVerdict(one, use, settings, knowledge) : undefined;
    return functionDiff(
      one,
      { ...rows, needed: own, attached },
      use,
      alone === undefined ? undefined : sharedRole(use, attached, alone),
      calls,
      knowledge,
    );
  });
  return { functions, findings: rows.findings };
}

const NEWLY_NEEDED: ReadonlySet<NeededDiffRow['verdict']> = new Set(['missing', 'partial']);

/** What a function needs. Where it runs in another place than those that share its role, its ARNs say so. */
function functionRequirements({ id, grants, function: lambda }: FunctionNeeds, settings: ReviewSettings) {
  const requirements = [...grants.requirements, ...grants.platform.flatMap((statement) => statement.requirements)];
  const common = { ...settings.declaredPlace, ...settings };
  const own = Object.entries(lambda.place ?? {}).filter(([name]) => !Object.hasOwn(common, name));
  if (own.length === 0) return { id, requirements };
  const values = new Map(own);
  const placed: HoleResolver = (hole) => {
    const value = hole.kind === 'pseudo' ? values.get(hole.name) : undefined;
    return value === undefined ? [hole] : literal(value);
  };
  return { id, requirements: resolveGrants({ requirements, platform: [] }, placed).requirements };
}

/** No verdict out of ignorance: what a call that was not understood could need is not decided. */
function withUnresolved<Row extends AttachedDiffRow | NeededDiffRow>(
  row: Row,
  calls: readonly UnresolvedCall[],
  undecided: ReadonlySet<string>,
): Row | (Omit<Row, 'verdict' | 'witness'> & { readonly verdict: 'unknown'; readonly reason: string }) {
  const call = undecided.has(row.verdict) ? callThatCouldNeed(row.action, calls) : undefined;
  if (call === undefined) return row;
  const { verdict: _, witness: __, ...rest } = row;
  return { ...rest, verdict: 'unknown', reason: `${call.place} could need it` };
}

function functionDiff(
  needs: FunctionNeeds,
  { needed, attached, notKnown }: RoleRows,
  { role }: RoleUse,
  shared: SharedRole | undefined,
  calls: readonly UnresolvedCall[],
  knowledge: ActionKnowledge,
): FunctionDiff {
  const counted = attached.filter(({ platform }) => platform !== true);
  return {
    id: needs.id,
    verdict: verdictOf(needed, counted, { isIncomplete: calls.length > 0, isPartlyKnown: notKnown.length > 0 }),
    needed,
    attached,
    summary: diffSummary(needed, counted, diffHeadline(needed, attached, knowledge)),
    origin: needs.function.origin,
    role: { id: role.id, origin: role.origin, ...(role.lastUsed === undefined ? {} : { lastUsed: role.lastUsed }) },
    ...(notKnown.length === 0 ? {} : { notKnown }),
    ...(needs.function.handler.kind === 'unresolved' ? { notRead: needs.function.handler.reason } : {}),
    ...(needs.incomplete ? { incomplete: true } : {}),
    ...(shared === undefined ? {} : { shared }),
  };
}

/** What an attached grant is good for where one of the functions alone has it. */
function aloneVerdict(
  one: FunctionNeeds,
  { role, kind }: RoleUse,
  settings: ReviewSettings,
  knowledge: ActionKnowledge,
): (row: AttachedDiffRow) => AttachedVerdict {
  const rows = reviewNeededActions(neededCells([functionRequirements(one, settings)]), role, kind, settings, knowledge);
  const verdicts = new Map(rows.map((row) => [grantKey(row), row.verdict]));
  const calls = [...unresolvedCalls(one.function, one.findings), ...possibleNeeds(one.findings)];
  return (row) => withUnresolved({ ...row, verdict: verdicts.get(grantKey(row)) ?? 'excess' }, calls, SURPLUS).verdict;
}

function grantKey({ policy, statement, action, resource }: AttachedDiffRow): string {
  return `${policy}\n${statement}\n${action}\n${resource}`;
}

/** What a function could do without if it did not share: needed by all together, too much for it alone. */
function sharedRole(
  { functions }: RoleUse,
  attached: readonly AttachedDiffRow[],
  alone: (row: AttachedDiffRow) => AttachedVerdict,
): SharedRole {
  const surplus = attached.flatMap((row) => {
    const own = alone(row);
    const isOthers =
      row.platform !== true && row.verdict !== 'ineffective' && row.verdict !== 'unknown' && isNeededByOthers(own, row.verdict);
    return isOthers ? [{ action: row.action, resource: row.resource }] : [];
  });
  return {
    functions: functions.map(({ id }) => id),
    surplus: [...new Map(surplus.map((one) => [`${one.action}\n${one.resource}`, one])).values()],
  };
}

/** Of no use to the function alone, or too much for it, where all together need it or need it whole. */
function isNeededByOthers(alone: AttachedVerdict, together: AttachedVerdict): boolean {
  if (alone === 'excess') return together !== 'excess';
  return SURPLUS.has(alone) && !SURPLUS.has(together);
}
