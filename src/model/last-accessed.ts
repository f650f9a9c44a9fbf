/**
 * When a role last tried to use what it is allowed, as IAM reports it: evidence beside the code and the trail, and never enough for a grant, since a denied
 * try counts as well.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
 */
export interface LastAccessedReport {
  /** The role's ARN. */
  readonly role: string;
  readonly trackingPeriod: TrackingPeriod;
  /** Ordered by service, the service as a whole before its actions. */
  readonly entries: readonly LastAccessed[];
}

/** What the report covers. A region or an action whose tracking began later has less than `days`. */
export interface TrackingPeriod {
  /** ISO 8601. */
  readonly until: string;
  readonly days: number;
}

/** One service that the role is allowed, or one of its actions that IAM tracks. */
export interface LastAccessed {
  /** IAM's prefix: `dynamodb`. */
  readonly service: string;
  /** `dynamodb:CreateTable`; absent for the service as a whole. */
  readonly action?: string;
  /** ISO 8601; absent where nobody tried in the tracking period. */
  readonly lastAuthenticated?: string;
  /** Of the last try. */
  readonly region?: string;
}

/** What the report tells of one action. `cannot tell`: IAM does not track the action. */
export type LastAccess =
  | { readonly kind: 'used'; readonly last: string }
  | { readonly kind: 'not used'; readonly trackingPeriod: TrackingPeriod }
  | { readonly kind: 'cannot tell' };

/**
 * When the role last tried the action. An action that the report does not list is not tracked, so nothing is known of it but where the whole service was never
 * tried.
 */
export function lastAccessOf(action: string, { entries, trackingPeriod }: LastAccessedReport): LastAccess {
  const wanted = action.toLowerCase();
  if (UNTRACKED_ACTIONS.has(wanted)) return { kind: 'cannot tell' };
  const listed = entries.find((entry) => entry.action?.toLowerCase() === wanted);
  if (listed !== undefined) return accessOf(listed, trackingPeriod);
  const service = entries.find((entry) => entry.action === undefined && entry.service === wanted.slice(0, wanted.indexOf(':')));
  const access = service === undefined ? undefined : accessOf(service, trackingPeriod);
  return access?.kind === 'not used' ? access : { kind: 'cannot tell' };
}

function accessOf({ lastAuthenticated }: LastAccessed, trackingPeriod: TrackingPeriod): LastAccess {
  return lastAuthenticated === undefined ? { kind: 'not used', trackingPeriod } : { kind: 'used', last: lastAuthenticated };
}

/** "The iam:PassRole action is not tracked and is not included in IAM action last accessed information": the same page. */
const UNTRACKED_ACTIONS: ReadonlySet<string> = new Set(['iam:passrole']);
