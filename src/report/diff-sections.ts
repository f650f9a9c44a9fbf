import type { AccessLevelOf } from '../policy/access-level.ts';
import { groupBy } from '../policy/group-by.ts';
import { compareText } from '../policy/order.ts';
import type { DiffChange } from './diff-changes.ts';
import { diffChanges } from './diff-changes.ts';
import type { AttachedDiffRow, FunctionDiff, NeededDiffRow } from './diff-report.ts';
import { ineffectiveLines } from './diff-words.ts';

/** A part of a report as a reader sees it: one function, or all that share a role. */
export interface DiffSection {
  readonly functions: readonly FunctionDiff[];
  readonly changes: readonly DiffChange[];
  /** What is to say beside the changes, a line each. */
  readonly notes: readonly string[];
}

/** The functions with their changes, those that share a role together: what is attached to them is shown once. */
export function diffSections(functions: readonly FunctionDiff[], accessLevel: AccessLevelOf): DiffSection[] {
  return groupBy(functions, ({ id, shared, role }) =>
    shared === undefined ? `one ${id}` : `role ${role?.id} ${shared.functions.join()}`,
  ).map((group) => {
    const { attached = [], since } = group[0] ?? {};
    const needed = groupBy(
      group.flatMap((one) => one.needed),
      ({ evidence: _, ...row }) => JSON.stringify(row),
    ).flatMap(joined);
    const nothing = whyNothing(attached, needed);
    if (nothing !== undefined) return { functions: group, changes: [], notes: [`Nothing can be compared: ${nothing}.`] };
    const isRead = group.some(({ notRead }) => notRead === undefined);
    const shown = isRead ? attached : attached.filter(({ verdict }) => verdict !== 'unknown');
    return {
      functions: group,
      changes: diffChanges({ needed, attached: shown, ...(since === undefined ? {} : { since }) }, accessLevel),
      notes: group.flatMap((one, index) => notesOf(one, index === 0)),
    };
  });
}

/** The one reason for which no row at all could be decided. */
function whyNothing(attached: readonly AttachedDiffRow[], needed: readonly NeededDiffRow[]): string | undefined {
  const [reason, ...others] = new Set(needed.map((row) => (row.verdict === 'unknown' ? row.reason : undefined)));
  return attached.length === 0 && others.length === 0 ? reason : undefined;
}

/** The function, or all functions that share the role, and the role. */
export function sectionTitle({ functions }: DiffSection): string {
  const [first, ...others] = functions;
  const role = first?.role === undefined ? '' : ` (${first.role.id})`;
  return others.length === 0 ? `${first?.id ?? ''}${role}` : `${functions.map(({ id }) => id).join(', ')}: one role${role}`;
}

/** The same row of several functions, with the reasons of all. */
function joined(rows: readonly NeededDiffRow[]): NeededDiffRow[] {
  const [first] = rows;
  return first === undefined ? [] : [{ ...first, evidence: rows.flatMap(({ evidence }) => evidence) }];
}

function notesOf(diff: FunctionDiff, isFirst: boolean): string[] {
  return [
    ...(diff.notRead === undefined
      ? []
      : [`What ${diff.id} needs is not known, so that nothing attached is called excess: ${diff.notRead}.`]),
    ...(diff.incomplete === true && diff.notRead === undefined
      ? [`${diff.id} is incomplete: it may need more than is known, see the findings.`]
      : []),
    ...(isFirst ? (diff.notKnown ?? []).map((line) => `Not known of the role: ${line}.`) : []),
    ...(isFirst ? [...ineffectiveLines(diff), ...platformLines(diff.attached), ...acceptedLines(diff)] : []),
    ...sharedLines(diff),
    ...(isFirst && diff.role?.lastUsed !== undefined ? [`${diff.role.id} was last used: ${diff.role.lastUsed}.`] : []),
  ];
}

/** What the framework attaches by itself, and how to get rid of it. */
function platformLines(attached: readonly AttachedDiffRow[]): string[] {
  const platform = attached.filter((row) => row.platform === true);
  if (platform.length === 0) return [];
  const names = [...new Set(platform.map(({ policy }) => policy.slice(policy.lastIndexOf('/') + 1)))].sort(compareText);
  const surplus = platform.filter(({ verdict }) => verdict === 'excess' || verdict === 'broader' || verdict === 'broader-condition').length;
  if (surplus === 0) return [`Attached by the framework, all of it needed: ${names.join(', ')}.`];
  return [
    `Attached by the framework, not counted: ${names.join(', ')} (${surplus} of ${platform.length} grants are more than needed). To replace it, give the function an explicit role with what leastpriv generate writes, its LambdaRuntime statements included.`,
  ];
}

function acceptedLines({ needed, attached }: FunctionDiff): string[] {
  const accepted = [...needed, ...attached].filter((row) => row.accepted !== undefined).length;
  return accepted === 0 ? [] : [`${accepted} ${accepted === 1 ? 'grant is' : 'grants are'} accepted, each with a reason, and not counted.`];
}

/** More actions are counted; the JSON has them all. */
const MOST_ACTIONS = 5;

function sharedLines({ id, shared }: FunctionDiff): string[] {
  if (shared === undefined || shared.surplus.length === 0) return [];
  const others = shared.functions.filter((other) => other !== id);
  const actions = [...new Set(shared.surplus.map(({ action }) => action))];
  const shown = actions.slice(0, MOST_ACTIONS).join(', ');
  const more = actions.length > MOST_ACTIONS ? ` and ${actions.length - MOST_ACTIONS} more` : '';
  return [
    `${id} has ${shared.surplus.length} ${shared.surplus.length === 1 ? 'grant' : 'grants'} only because it shares the role with ${others.join(', ')}: ${shown}${more}. A role of its own with leastpriv generate --function ${id} has none of them.`,
  ];
}
