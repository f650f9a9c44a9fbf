import type { Finding } from '../model/finding.ts';

/** The version of the aggregate's form; schemas/aggregate.schema.json describes it. */
export const AGGREGATE_SCHEMA_VERSION = 1;

/** How many distinct days a group keeps, the earliest: enough to tell a habit from a single run, and the same whatever the order of merging. */
export const MOST_DAYS = 3;

/**
 * What trails recorded, small enough to keep and to merge: counts add, `first` is the earliest, `last` the latest, so parts made per account, region or day
 * give in any order what one run over all of them gives.
 */
export interface Aggregate {
  readonly schemaVersion: typeof AGGREGATE_SCHEMA_VERSION;
  /** The earliest and latest event that was looked at, whoever made it; `null` where there was none. */
  readonly window: TimeSpan | null;
  /** Files and other inputs that were read, those that gave nothing included. */
  readonly files: number;
  /** Records of the selected roles that were counted. */
  readonly records: number;
  readonly groups: readonly ObservedGroup[];
  readonly coverage: readonly Coverage[];
  readonly findings: readonly Finding[];
}

/** Two times as CloudTrail writes them: UTC, `2026-09-01T13:04:05Z`. */
export interface TimeSpan {
  readonly first: string;
  readonly last: string;
}

/** Calls that are the same in everything that decides a grant. A record with several resources counts once for each. */
export interface ObservedGroup extends TimeSpan {
  /** ARN of the role: `arn:aws:iam::111122223333:role/service-role/orders`; of an old record without it the assumed-role ARN without its session. */
  readonly role: string;
  /**
   * The role session's name, which for a Lambda function is the function's name; `*` stands for what changes with every session (`AWSCodeBuild-*`). Absent
   * where the role has more names than are kept apart.
   */
  readonly session?: string;
  /** `dynamodb.amazonaws.com`. */
  readonly eventSource: string;
  /** As recorded: `GetFunction20150331v2`. */
  readonly eventName: string;
  /** IAM action in the catalog's spelling that the call needs on `resource`; absent where the record does not tell. */
  readonly action?: string;
  /**
   * As IAM reads it: `*` and `?` are wildcards where the resource was generalised, and `${*}`, `${?}` and `${$}` the characters themselves. `""` where the
   * record names none; `*` where the action takes no other, or more were seen than are kept apart.
   */
  readonly resource: string;
  /** Condition operator -> key -> values that hold of every one of these calls: `{ StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com'] } }`. */
  readonly condition?: RecordedCondition;
  /** As recorded: `AccessDenied`, `ResourceNotFoundException`. */
  readonly errorCode?: string;
  /** Set exactly where the call was not authorised; `action` and `resource` then are what the error's message names, where it names them. */
  readonly denied?: Denial;
  /** The service that made the call with the role's credentials: `lambda.amazonaws.com`. */
  readonly invokedBy?: string;
  readonly count: number;
  /** The earliest distinct days (`2026-09-01`) it was seen on, at most three. */
  readonly days?: readonly string[];
}

export type RecordedCondition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Which policy denied a call, as the error's message says; empty where it does not. */
export interface Denial {
  /** `identity-based`, `resource-based`, `service control`, `permissions boundary`, `session`: the message's words before `policy`. */
  readonly policyType?: string;
  /** True for "with an explicit deny", false for "because no … policy allows". */
  readonly explicit?: boolean;
}

/** What the input can show at all, per account and region, by the records of every principal that were looked at. */
export interface Coverage {
  /** The selectors (`role:…`, `function:…`) that the reading was limited to: it says nothing of others. Absent: every role was read. */
  readonly selected?: readonly string[];
  /** Account that the records belong to. */
  readonly account: string;
  readonly region: string;
  /** Hours in which there are records, sorted, as wide as possible. What lies between is a gap. */
  readonly hours: readonly HourRange[];
  readonly events: readonly VisibleEvents[];
}

/** From one hour to another, both included: `2026-09-01T13`. */
export interface HourRange {
  readonly from: string;
  readonly to: string;
}

/** A class of events that the trail records, since one at least is there. */
export interface VisibleEvents extends TimeSpan {
  readonly eventSource: string;
  /** `Management`, `Data`, `NetworkActivity`. */
  readonly category: string;
  /** As CloudTrail marks them: true for calls that only read. */
  readonly readOnly: boolean;
}

/** The aggregate of nothing: merged with another it gives that other. */
export const EMPTY_AGGREGATE: Aggregate = {
  schemaVersion: AGGREGATE_SCHEMA_VERSION,
  window: null,
  files: 0,
  records: 0,
  groups: [],
  coverage: [],
  findings: [],
};
