import { UserError } from '../support/errors.ts';
import type { Caller, TrailRecord } from './record.ts';
import type { RoleSelector } from './role-selector.ts';
import { functionSelector, matchesSelectors, roleSelector } from './role-selector.ts';

/** Which records count, as the user says it. */
export interface TrailSelection {
  readonly roles?: readonly string[];
  readonly functions?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
}

/** Which records count; a member that is absent lets all of them. */
export interface TrailFilter {
  readonly roles?: readonly RoleSelector[];
  readonly functions?: readonly RoleSelector[];
  /** The first time that counts, as CloudTrail writes it: `2026-09-01T00:00:00Z`. */
  readonly since?: string;
  /** The first time that no longer counts. */
  readonly until?: string;
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
}

/**
 * The filter that a selection means. A day stands for its beginning (UTC).
 * @throws {UserError} for a text that names no role, no function or no time.
 */
export function trailFilter({ roles, functions, since, until, accounts, regions }: TrailSelection): TrailFilter {
  return {
    ...(roles === undefined || roles.length === 0 ? {} : { roles: roles.map(roleSelector) }),
    ...(functions === undefined || functions.length === 0 ? {} : { functions: functions.map(functionSelector) }),
    ...(since === undefined ? {} : { since: timeOf('--since', since) }),
    ...(until === undefined ? {} : { until: timeOf('--until', until) }),
    ...(accounts === undefined || accounts.length === 0 ? {} : { accounts }),
    ...(regions === undefined || regions.length === 0 ? {} : { regions }),
  };
}

/** True for a record of the accounts and regions meant, whoever made it. */
export function isMeantPlace({ account, region }: TrailRecord, { accounts, regions }: TrailFilter): boolean {
  return (accounts?.includes(account) ?? true) && (regions?.includes(region) ?? true);
}

/** True for a record of this `eventTime`. */
export function isMeantTime(time: string, { since, until }: TrailFilter): boolean {
  return (since === undefined || time >= since) && (until === undefined || time < until);
}

/** True for a caller that is meant. */
export function isSelected(caller: Caller, { roles, functions }: TrailFilter): boolean {
  return matchesSelectors(caller, roles ?? [], functions ?? []);
}

/** The selectors as Coverage.selected lists them; `undefined` where every role counts. */
export function selectedTexts({ roles, functions }: TrailFilter): readonly string[] | undefined {
  const texts = [...(roles ?? []), ...(functions ?? [])].map(({ text }) => text).sort();
  return texts.length === 0 ? undefined : texts;
}

/** Looking for more texts than these takes longer than parsing every record. */
const MOST_NEEDLES = 10;

/** Texts of which every record of a selected caller holds one; `undefined` where there are none, or too many to look for. */
export function needlesOf({ roles, functions }: TrailFilter): readonly string[] | undefined {
  return commonNeedles(roles) ?? commonNeedles(functions);
}

function commonNeedles(selectors: readonly RoleSelector[] | undefined): readonly string[] | undefined {
  if (selectors === undefined || selectors.length === 0) return undefined;
  const needles = new Set(selectors.flatMap(({ needle }) => (needle === undefined ? [] : [needle])));
  return selectors.every(({ needle }) => needle !== undefined) && needles.size <= MOST_NEEDLES ? [...needles] : undefined;
}

/**
 * The time that a flag's text means, as CloudTrail writes it: `2026-09-01T13:00:00Z`. A day stands for its beginning (UTC).
 * @throws {UserError} naming the flag, for a text that names no time.
 */
export function timeOf(flag: string, text: string): string {
  const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?$/.test(text)
    ? Date.parse(text.length === 10 || text.endsWith('Z') ? text : `${text}Z`)
    : Number.NaN;
  if (Number.isNaN(time)) throw new UserError(`${flag} ${text}: no time; give a day (2026-09-01) or a time in UTC (2026-09-01T13:00:00Z)`);
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
