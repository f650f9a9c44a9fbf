import type { NeededVerdict } from './comparison.ts';

/**
 * The `mismatch` rows of statements that list the resources of several actions together: the action has another resource in the same statement, so the
 * row asks for nothing. `grantOf` is equal for rows of one action in one statement.
 */
export function harmlessMismatches<Row extends { readonly verdict: NeededVerdict | 'unknown' }>(
  rows: readonly Row[],
  grantOf: (row: Row) => string,
): ReadonlySet<Row> {
  const effective = new Set(rows.filter(({ verdict }) => verdict !== 'mismatch').map(grantOf));
  return new Set(rows.filter((row) => row.verdict === 'mismatch' && effective.has(grantOf(row))));
}
