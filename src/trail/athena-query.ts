import type { AthenaClient, QueryExecution } from '@aws-sdk/client-athena';
import type { AwsAccess } from '../support/aws-access.ts';
import { clientSettings } from '../support/aws-access.ts';
import { repeated } from '../support/aws-repetition.ts';
import { UserError } from '../support/errors.ts';

/** A query, and where Athena keeps its result. */
export interface AthenaQuery {
  readonly access: AwsAccess;
  readonly sql: string;
  readonly database: string;
  readonly workgroup: string;
  /** `s3://BUCKET/FOLDER/`; absent where the workgroup sets it. */
  readonly outputLocation?: string;
  readonly signal: AbortSignal;
  /** Waits without a word, between two looks at the query. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What a query cost. */
export interface AthenaResult {
  readonly scannedBytes: number;
  /** True where it was stopped: rows are missing then. */
  readonly isStopped: boolean;
}

/** The cells of a row by the names of their columns; a cell without a value is empty. */
export type AthenaRow = Readonly<Record<string, string>>;

const SERVICE = 'athena';
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
const ROWS_PER_PAGE = 1000;

/**
 * Runs one query and hands over its rows, each with the cells by the name of their column. Stops it in Athena too where the signal says so.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecutionStatus.html
 * @throws {UserError} where the query fails, with Athena's reason; AwsError where AWS does not answer or refuses.
 */
export async function runAthenaQuery(query: AthenaQuery, onRow: (row: AthenaRow) => void): Promise<AthenaResult> {
  const { AthenaClient } = await import('@aws-sdk/client-athena');
  const client = new AthenaClient(clientSettings(query.access));
  const id = await start(client, query);
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    if (query.signal.aborted) {
      await stop(client, query, id);
      return { scannedBytes: 0, isStopped: true };
    }
    const execution = await look(client, query, id);
    const { State: state, StateChangeReason: reason = 'no reason given' } = execution?.Status ?? {};
    if (state === 'SUCCEEDED') {
      await readRows(client, query, id, onRow);
      return { scannedBytes: execution?.Statistics?.DataScannedInBytes ?? 0, isStopped: query.signal.aborted };
    }
    if (state === 'FAILED' || state === 'CANCELLED') {
      throw new UserError(`athena: the query ${state === 'FAILED' ? 'failed' : 'was cancelled'}: ${reason}`);
    }
    await query.pause(wait);
  }
}

async function start(client: AthenaClient, { access, sql, database, workgroup, outputLocation }: AthenaQuery): Promise<string | undefined> {
  const { StartQueryExecutionCommand } = await import('@aws-sdk/client-athena');
  const answer = await repeated(SERVICE, 'StartQueryExecution', access, () =>
    client.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        QueryExecutionContext: { Database: database },
        WorkGroup: workgroup,
        ...(outputLocation === undefined ? {} : { ResultConfiguration: { OutputLocation: outputLocation } }),
      }),
    ),
  );
  return answer.QueryExecutionId;
}

async function look(client: AthenaClient, { access }: AthenaQuery, id: string | undefined): Promise<QueryExecution | undefined> {
  const { GetQueryExecutionCommand } = await import('@aws-sdk/client-athena');
  const answer = await repeated(SERVICE, 'GetQueryExecution', access, () =>
    client.send(new GetQueryExecutionCommand({ QueryExecutionId: id })),
  );
  return answer.QueryExecution;
}

async function stop(client: AthenaClient, { access }: AthenaQuery, id: string | undefined): Promise<void> {
  const { StopQueryExecutionCommand } = await import('@aws-sdk/client-athena');
  await repeated(SERVICE, 'StopQueryExecution', access, () => client.send(new StopQueryExecutionCommand({ QueryExecutionId: id })));
}

/** The first row of the first page has the names of the columns. */
async function readRows(client: AthenaClient, query: AthenaQuery, id: string | undefined, onRow: (row: AthenaRow) => void): Promise<void> {
  const { GetQueryResultsCommand } = await import('@aws-sdk/client-athena');
  let names: readonly string[] | undefined;
  let token: string | undefined;
  do {
    const page = await repeated(SERVICE, 'GetQueryResults', query.access, () =>
      client.send(
        new GetQueryResultsCommand({
          QueryExecutionId: id,
          MaxResults: ROWS_PER_PAGE,
          ...(token === undefined ? {} : { NextToken: token }),
        }),
      ),
    );
    for (const { Data: data = [] } of page.ResultSet?.Rows ?? []) {
      const cells = data.map(({ VarCharValue: text }) => text ?? '');
      if (names === undefined) names = cells;
      else onRow(rowOf(names, cells));
    }
    token = page.NextToken;
  } while (token !== undefined && !query.signal.aborted);
}

function rowOf(names: readonly string[], cells: readonly string[]): AthenaRow {
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
}

const BYTES_PER_TERABYTE = 1e12;
const DOLLARS_PER_TERABYTE = 5;
const LEAST_BYTES = 10_000_000;

/** `scanned 1.2 GB, about $0.01`: five dollars per terabyte, ten megabytes at least (https://aws.amazon.com/athena/pricing/); some regions ask for more. */
export function costWords(scannedBytes: number): string {
  const dollars = (Math.max(scannedBytes, LEAST_BYTES) / BYTES_PER_TERABYTE) * DOLLARS_PER_TERABYTE;
  return `scanned ${byteWords(scannedBytes)}, about $${dollars < 0.01 ? dollars.toFixed(5) : dollars.toFixed(2)} at $${DOLLARS_PER_TERABYTE} per TB`;
}

function byteWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** step).toPrecision(3))} ${units[step]}`;
}
