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

const SERVICE = 'athena';
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
const ROWS_PER_PAGE = 1000;

/**
 * Runs one query and hands over its rows, each with the cells by the name of their column. Stops it in Athena too where the signal says so.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecutionStatus.html
 * @throws {UserError} where the query fails, with Athena's reason; AwsError where AWS does not answer or refuses.
 */
export async function runAthenaQuery(query: AthenaQuery, onRow: (row: Readonly<Record<string, string>>) => void): Promise<AthenaResult> {
  const { access, signal, pause } = query;
  const { AthenaClient, StartQueryExecutionCommand, GetQueryExecutionCommand, GetQueryResultsCommand, StopQueryExecutionCommand } =
    await import('@aws-sdk/client-athena');
  const client = new AthenaClient(clientSettings(access));
  const started = await repeated(SERVICE, 'StartQueryExecution', access, () =>
    client.send(
      new StartQueryExecutionCommand({
        QueryString: query.sql,
        QueryExecutionContext: { Database: query.database },
        WorkGroup: query.workgroup,
        ...(query.outputLocation === undefined ? {} : { ResultConfiguration: { OutputLocation: query.outputLocation } }),
      }),
    ),
  );
  const id = started.QueryExecutionId;
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    if (signal.aborted) {
      await repeated(SERVICE, 'StopQueryExecution', access, () => client.send(new StopQueryExecutionCommand({ QueryExecutionId: id })));
      return { scannedBytes: 0, isStopped: true };
    }
    const { QueryExecution: execution } = await repeated(SERVICE, 'GetQueryExecution', access, () =>
      client.send(new GetQueryExecutionCommand({ QueryExecutionId: id })),
    );
    const state = execution?.Status?.State;
    if (state === 'SUCCEEDED') {
      const scannedBytes = execution?.Statistics?.DataScannedInBytes ?? 0;
      let names: readonly string[] | undefined;
      let token: string | undefined;
      do {
        const page = await repeated(SERVICE, 'GetQueryResults', access, () =>
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
      } while (token !== undefined && !signal.aborted);
      return { scannedBytes, isStopped: signal.aborted };
    }
    if (state === 'FAILED' || state === 'CANCELLED') {
      throw new UserError(
        `athena: the query ${state === 'FAILED' ? 'failed' : 'was cancelled'}: ${execution?.Status?.StateChangeReason ?? 'no reason given'}`,
      );
    }
    await pause(wait);
  }
}

function rowOf(names: readonly string[], cells: readonly string[]): Readonly<Record<string, string>> {
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
