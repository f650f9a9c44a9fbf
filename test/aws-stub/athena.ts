import type { StubOperations } from './server.ts';
import { StubError } from './stub-error.ts';

/** One query that the stub answers. */
export interface StubQuery {
  /** The states that are told one after the other; the last for ever. */
  readonly states: readonly ('QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED')[];
  readonly reason?: string;
  readonly columns: readonly string[];
  /** `null`: the cell has no value. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly scannedBytes?: number;
}

const ID = '11111111-2222-3333-4444-555555555555';

/**
 * Athena's four operations for one query, as strict as the service: at most a thousand rows a page, the names of the columns as the first row of the first
 * page alone, no result before success.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html
 */
export function athena({ states, reason, columns, rows, scannedBytes = 0 }: StubQuery): StubOperations {
  let looks = 0;
  let isStopped = false;
  const state = () => (isStopped ? 'CANCELLED' : (states[Math.min(looks, states.length - 1)] ?? 'QUEUED'));
  const known = (id: unknown) => {
    if (id !== ID) throw new StubError('InvalidRequestException', `QueryExecution ${id} was not found`);
  };
  return {
    'athena:StartQueryExecution': ({ input }) => {
      if (typeof input.QueryString !== 'string' || input.QueryString.length > 262_144)
        throw new StubError('InvalidRequestException', 'no query');
      return { QueryExecutionId: ID };
    },
    'athena:GetQueryExecution': ({ input }) => {
      known(input.QueryExecutionId);
      const now = state();
      looks += 1;
      const because = reason === undefined ? {} : { StateChangeReason: reason };
      return { QueryExecution: { Status: { State: now, ...because }, Statistics: { DataScannedInBytes: scannedBytes } } };
    },
    'athena:GetQueryResults': ({ input }) => {
      known(input.QueryExecutionId);
      const { MaxResults: size = 1000, NextToken: token = '0' } = input;
      if (typeof size !== 'number' || size > 1000) throw new StubError('InvalidRequestException', 'MaxResults is at most 1000');
      const table = [columns, ...rows];
      const from = Number(token);
      const page = table.slice(from, from + size);
      const next = from + size < table.length ? { NextToken: String(from + size) } : {};
      return {
        ResultSet: { Rows: page.map((cells) => ({ Data: cells.map((cell) => (cell === null ? {} : { VarCharValue: cell })) })) },
        ...next,
      };
    },
    'athena:StopQueryExecution': ({ input }) => {
      known(input.QueryExecutionId);
      isStopped = true;
      return {};
    },
  };
}
