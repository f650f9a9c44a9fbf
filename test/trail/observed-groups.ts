import type { Aggregate, ObservedGroup } from '../../src/trail/aggregate.ts';

const ROLE = 'arn:aws:iam::111122223333:role/orders';

/** A group of an aggregate: seen on five days, unless told otherwise. */
export function observedGroup(eventSource: string, eventName: string, resource: string, more: Partial<ObservedGroup> = {}): ObservedGroup {
  return {
    role: ROLE,
    eventSource: `${eventSource}.amazonaws.com`,
    eventName,
    resource,
    count: 7,
    first: '2026-09-01T08:00:00Z',
    last: '2026-09-05T08:00:00Z',
    ...more,
  };
}

export const EMPTY: Aggregate = { schemaVersion: 1, window: null, files: 0, records: 0, groups: [], coverage: [], findings: [] };
