import type { Pattern } from '../model/pattern.ts';
import type { Condition, TrailEvidence } from '../model/requirement.ts';

/** One action that a trail saw a role do, or be denied, on one resource. */
export interface ObservedAccess {
  /** In the catalog's spelling: `s3:GetObject`. */
  readonly action: string;
  /** As the trail has it; where it names none, the action's own ARN with unknown parts. */
  readonly resource: Pattern;
  /** False where the trail names no resource that the action takes. */
  readonly isNamed: boolean;
  readonly condition?: Condition;
  /** False where the operation may need another action instead: it speaks for a grant that the code asks for, and never for one by itself. */
  readonly isCertain: boolean;
  /** Set where the operation surely needed one of several actions here, and the input does not show which. */
  readonly isUndecided?: boolean;
  readonly evidence: TrailEvidence;
  /** Distinct days on which it was surely seen: `2026-09-01`. */
  readonly days: readonly string[];
  /** The policy type that a denial names: `service control policy`. */
  readonly deniedBy?: string;
}

/** The accesses that were allowed. */
export function allowedAccesses(accesses: readonly ObservedAccess[]): ObservedAccess[] {
  return accesses.filter(({ evidence }) => !evidence.denied);
}
