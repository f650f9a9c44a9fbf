/** The event history answers two requests a second per account and region, of fifty events each: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html */
export const EVENTS_PER_REQUEST = 50;
export const REQUESTS_PER_SECOND = 2;

/** How much is still to come, by the pace of the first page. */
export interface LookupEstimate {
  readonly events: number;
  readonly minutes: number;
}

/**
 * What a look-up from `since` on will come to, if events are as dense as on a page that reaches from `newest` back to `oldest` (all in milliseconds). `undefined`
 * where the page is the last one, or has all its events in one second.
 */
export function lookupEstimate(
  page: { newest: number; oldest: number; events: number; isLast: boolean },
  since: number,
): LookupEstimate | undefined {
  const span = page.newest - page.oldest;
  if (page.isLast || span <= 0) return undefined;
  const events = Math.ceil((page.events / span) * Math.max(0, page.newest - since));
  return { events, minutes: Math.ceil(events / EVENTS_PER_REQUEST / REQUESTS_PER_SECOND / 60) };
}
