import type { Caller, TrailRecord } from './record.ts';
import type { RoleSelector } from './role-selector.ts';
import { matchesSelectors } from './role-selector.ts';

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

/** True for a record of the time, accounts and regions meant, whoever made it. */
export function isWithin({ eventTime, account, region }: TrailRecord, { since, until, accounts, regions }: TrailFilter): boolean {
  if (since !== undefined && eventTime < since) return false;
  if (until !== undefined && eventTime >= until) return false;
  return (accounts?.includes(account) ?? true) && (regions?.includes(region) ?? true);
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
