import type { Value } from '../eval/value.ts';

/**
 * How a client is used: `commands` has `send` alone, `aggregated` has a method per operation as well, the `document` kinds take plain
 * JavaScript values for DynamoDB items, the `v2` kinds are of `aws-sdk` version 2.
 */
export type ClientStyle = 'commands' | 'aggregated' | 'document' | 'v2' | 'v2-document';

/** A client of one service. */
export interface Client {
  readonly service: string;
  readonly style: ClientStyle;
  /** Absent where the configuration does not name one. */
  readonly region?: Value;
  readonly endpoint?: Value;
  readonly credentials: 'own' | 'foreign';
  /** Parameters that a v2 client adds to every request. */
  readonly parameters?: Value;
}

/** A command with its input. */
export interface Command {
  readonly service: string;
  readonly operation: string;
  readonly input: Value;
}

export function clientValue(client: Client): Value {
  return [{ kind: 'client', client }];
}

export function commandValue(service: string, operation: string, input: Value): Value {
  return [{ kind: 'command', command: { service, operation, input } }];
}

/** The same client under another style: a document client made from a plain one. */
export function restyled(client: Client, style: ClientStyle): Value {
  return clientValue({ ...client, style });
}
