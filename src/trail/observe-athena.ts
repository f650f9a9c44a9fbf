import { UserError } from '../support/errors.ts';
import type { Aggregate } from './aggregate.ts';
import { addRow } from './aggregate-rows.ts';
import { checkedFolder, checkedWorkgroup } from './athena-names.ts';
import type { AthenaQuery } from './athena-query.ts';
import { runAthenaQuery } from './athena-query.ts';
import type { TrailQuery } from './athena-sql.ts';
import { trailSql } from './athena-sql.ts';
import { Tally } from './tally.ts';
import type { TrailFilter, TrailSelection } from './trail-filter.ts';

/** What is asked of a table of a trail in Athena. */
export interface AthenaRequest extends Pick<AthenaQuery, 'access' | 'signal' | 'pause'> {
  readonly database: string;
  readonly table: string;
  readonly workgroup: string;
  readonly outputLocation?: string;
  readonly selection: TrailSelection;
  readonly filter: TrailFilter;
  /** Milliseconds; the end of the time that counts, where no other is given. */
  readonly now: number;
}

/** What a query counted, and what it read. */
export interface AthenaObservation {
  readonly aggregate: Aggregate;
  readonly scannedBytes: number;
}

/**
 * The query that a selection means.
 * @throws {UserError} without a beginning: a query without a date reads, and bills, the whole trail.
 */
export function trailQuery(
  table: Pick<TrailQuery, 'database' | 'table'>,
  { roles = [], functions = [], regions = [], accounts = [] }: TrailSelection,
  filter: TrailFilter,
  now: number,
): TrailQuery {
  if (filter.since === undefined) throw new UserError('--since: a date is needed; a query without one reads, and bills, the whole trail');
  const until = filter.until ?? `${new Date(now).toISOString().slice(0, 19)}Z`;
  if (accounts.length > 0)
    throw new UserError('--account: a table has the trail of one account; name the table of that account by --table');
  return { ...table, since: filter.since, until, roles, functions, regions };
}

/** Counts what a trail's table holds, in Athena. Writes nothing but the query's result, where the user or the workgroup says. */
export async function observeAthena(request: AthenaRequest): Promise<AthenaObservation> {
  const { access, database, table, workgroup, outputLocation, selection, filter, now, signal, pause } = request;
  const sql = trailSql(trailQuery({ database, table }, selection, filter, now));
  const tally = new Tally(filter);
  const { scannedBytes, isStopped } = await runAthenaQuery(
    {
      ...{ access, sql, database, signal, pause, workgroup: checkedWorkgroup(workgroup) },
      ...(outputLocation === undefined ? {} : { outputLocation: checkedFolder('--output-location', outputLocation) }),
    },
    (row) => {
      if (!addRow(row, tally)) throw new UserError('athena: the result has other columns than the query that was sent');
    },
  );
  if (isStopped) {
    tally.addFinding({
      rule: 'query-stopped',
      severity: 'warning',
      message: 'the query was stopped: not all of it is counted',
      incomplete: '*',
    });
  }
  return { aggregate: tally.aggregate(), scannedBytes };
}
