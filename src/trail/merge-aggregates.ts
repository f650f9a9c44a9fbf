import type { Aggregate } from './aggregate.ts';
import { AGGREGATE_SCHEMA_VERSION } from './aggregate.ts';
import { Tally } from './tally.ts';

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

/** One aggregate that says what all of them say; in any order and any grouping the same one. */
export function mergeAggregates(aggregates: readonly Aggregate[]): Aggregate {
  const tally = new Tally();
  for (const aggregate of aggregates) tally.addAggregate(aggregate);
  return tally.aggregate();
}
