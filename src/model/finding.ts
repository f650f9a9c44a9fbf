import type { Origin } from './origin.ts';
import { compareOrigins } from './origin.ts';

/** One thing a user should know, with the place it is about. */
export interface Finding {
  /** Kebab-case id, stable across releases. */
  readonly rule: string;
  readonly severity: Severity;
  /** One line: what is wrong and what to do. */
  readonly message: string;
  /** Absent only where no file is concerned. */
  readonly origin?: Origin;
  /** The id of the function it concerns. */
  readonly function?: string;
  /** Set where a grant could be missing because of this: the service that the part not understood could reach, or `*` for any. */
  readonly incomplete?: string;
  /** Actions that are needed too if something holds that can't be told here (which key encrypts a bucket): nothing grants them, nothing calls them too much. */
  readonly mayNeed?: readonly string[];
}

export type Severity = 'error' | 'warning' | 'note';

const SEVERITY_RANK = { error: 0, warning: 1, note: 2 } as const;

/** Orders findings by origin, then severity, rule and message, so that output is stable. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.origin !== undefined && b.origin !== undefined) {
    const byOrigin = compareOrigins(a.origin, b.origin);
    if (byOrigin !== 0) return byOrigin;
  } else if (a.origin !== b.origin) return a.origin === undefined ? 1 : -1;
  const bySeverity = SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity];
  if (bySeverity !== 0) return bySeverity;
  const left = `${a.rule}\n${a.message}`;
  const right = `${b.rule}\n${b.message}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
