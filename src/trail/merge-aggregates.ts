import type { Aggregate } from './aggregate.ts';
import { Tally } from './tally.ts';

/** One aggregate that says what all of them say; in any order and any grouping the same one. */
export function mergeAggregates(aggregates: readonly Aggregate[]): Aggregate {
  const tally = new Tally();
  for (const aggregate of aggregates) tally.addAggregate(aggregate);
  return tally.aggregate();
}
