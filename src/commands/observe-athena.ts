import type { Command } from 'commander';
import { UserError } from '../support/errors.ts';
import type { Aggregate } from '../trail/aggregate.ts';
import type { TrailFilter, TrailSelection } from '../trail/trail-filter.ts';
import { type AwsOptions, accessOptions, awsAccess } from './aws-options.ts';
import { pauseUntil } from './pause.ts';

/** The flags of `observe --athena`, `--print-sql` and `--print-ddl`. */
export interface AthenaOptions extends Omit<AwsOptions, 'region'> {
  readonly athena?: boolean;
  readonly printSql?: boolean;
  readonly printDdl?: boolean;
  readonly database?: string;
  readonly table?: string;
  readonly workgroup: string;
  readonly outputLocation?: string;
  readonly trailLocation?: string;
}

/** Adds the flags of {@link AthenaOptions}; how AWS is reached is not among them. */
export function addAthenaOptions(command: Command): Command {
  return command
    .option('--athena', 'count in Athena, over the table of a trail; needs --since, --database and --table')
    .option('--database <name>', '--athena: the database that the table is in')
    .option('--table <name>', '--athena: the table of the trail')
    .option('--workgroup <name>', '--athena: the workgroup that the query runs in', 'primary')
    .option('--output-location <uri>', '--athena: where Athena keeps the result (s3://BUCKET/FOLDER/), if not where the workgroup says')
    .option('--print-sql', 'print the query of --athena instead of sending it; nothing is asked of AWS')
    .option('--print-ddl', 'print the statement that makes the table of a trail; it is never sent')
    .option('--trail-location <uri>', '--print-ddl: where the trail lies, s3://BUCKET/AWSLogs/ACCOUNT/CloudTrail/');
}

/** What a query is asked. */
export interface AthenaCall {
  readonly options: AthenaOptions & { readonly quiet?: boolean };
  readonly selection: TrailSelection;
  readonly filter: TrailFilter;
}

/** The text that `--print-ddl` or `--print-sql` asks for; `undefined` where neither does. */
export async function printedSql({ options, selection, filter }: AthenaCall): Promise<string | undefined> {
  if (options.printDdl === true) {
    if (options.trailLocation === undefined)
      throw new UserError('--print-ddl: name where the trail lies by --trail-location s3://BUCKET/AWSLogs/ACCOUNT/CloudTrail/');
    const { trailTableDdl } = await import('../trail/athena-table.ts');
    return trailTableDdl({ ...tableOf(options), location: options.trailLocation, regions: selection.regions ?? [] });
  }
  if (options.printSql !== true) return undefined;
  const { trailSql } = await import('../trail/athena-sql.ts');
  const { trailQuery } = await import('../trail/observe-athena.ts');
  return trailSql(trailQuery(tableOf(options), selection, filter, Date.now()));
}

/** The counts of a trail's table; one line on stderr says what the query read. */
export async function queryAthena({
  options,
  selection,
  filter,
  signal,
}: AthenaCall & { readonly signal: AbortSignal }): Promise<Aggregate> {
  const { database, table, workgroup, outputLocation, quiet } = options;
  if (database === undefined || table === undefined)
    throw new UserError('--athena: name the table of the trail by --database and --table; --print-ddl helps to make one');
  const { observeAthena } = await import('../trail/observe-athena.ts');
  const { costWords } = await import('../trail/athena-query.ts');
  const [region] = selection.regions ?? [];
  const { aggregate, scannedBytes } = await observeAthena({
    access: awsAccess(accessOptions(options, region)),
    ...{ database, table, workgroup, selection, filter, signal, now: Date.now() },
    ...(outputLocation === undefined ? {} : { outputLocation }),
    pause: (milliseconds) => pauseUntil(milliseconds, signal),
  });
  if (quiet !== true) process.stderr.write(`athena: ${costWords(scannedBytes)}\n`);
  return aggregate;
}

function tableOf({ database, table = 'cloudtrail_logs' }: AthenaOptions) {
  return { table, ...(database === undefined ? {} : { database }) };
}
