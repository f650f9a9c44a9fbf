import type { ts } from 'ts-morph';
import { resultMembers } from '../../catalog/results.ts';
import type { ApiCall } from '../../model/api-call.ts';
import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import { type Pattern, pseudo } from '../../model/pattern.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { exportData } from '../eval/export-data.ts';
import { recordContents } from '../eval/heap.ts';
import { toText } from '../eval/text.ts';
import { objectValue, textValue, type UnknownAlternative, unknownData, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import type { Client } from './client.ts';

export interface Request {
  readonly service: string;
  readonly operation: string;
  readonly input: Value;
  /** Absent where the client is not known: the call then counts as one with the function's own role. */
  readonly client?: Client | undefined;
  readonly presigned?: boolean;
}

/** Notes an AWS call and gives what it answers: what the request determines, the rest unknown. */
export function makeRequest(evaluator: Evaluator, node: ts.Node, request: Request): Value {
  const call = evaluator.journal.recordCall(node, describe(evaluator, request));
  return responseOf(evaluator, node, call);
}

function describe(evaluator: Evaluator, request: Request): Omit<ApiCall, 'origin' | 'via' | 'source'> {
  const { service, operation, client } = request;
  const region = client?.region === undefined ? undefined : regionsOf(evaluator, client.region);
  const endpoint = client?.endpoint === undefined ? undefined : exportData(evaluator, client.endpoint);
  return {
    service,
    operation,
    input: withParameters(
      exportData(evaluator, request.input),
      client?.parameters === undefined ? undefined : exportData(evaluator, client.parameters),
    ),
    ...(region === undefined ? {} : { regions: region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(client?.credentials === 'foreign' ? { credentials: client.credentials } : {}),
    ...(request.presigned === true ? { presigned: true } : {}),
  };
}

/** A client that may have no region of its own takes that of the function. */
function regionsOf(evaluator: Evaluator, region: Value): readonly Pattern[] {
  const named = region.filter(({ kind }) => kind !== 'absent');
  return [...toText(evaluator, named), ...(named.length < region.length ? [pseudo('region')] : [])];
}

/** A v2 client adds its bound parameters to each request that does not set them. */
function withParameters(input: DataValue, parameters: DataValue | undefined): DataValue {
  const [bound] = parameters ?? [];
  if (bound?.kind !== 'record') return input;
  const records = input.map((alternative): DataAlternative => {
    if (alternative.kind === 'absent') return bound;
    return alternative.kind === 'record' ? { ...alternative, members: new Map([...bound.members, ...alternative.members]) } : alternative;
  });
  return records;
}

/** The answer to a call. */
function responseOf(evaluator: Evaluator, node: ts.Node, call: ApiCall): Value {
  const members = new Map([...resultMembers(call)].map(([name, value]) => [name, importData(evaluator, node, value, name)]));
  return evaluator.record(node, members, responseData(`what ${call.operation} answers`), `response ${call.service} ${call.operation}`);
}

function responseData(reason: string): UnknownAlternative {
  return { kind: 'unknown', cause: 'response', reason, hides: false };
}

/** Data of the catalog as a value of the evaluation. */
function importData(evaluator: Evaluator, node: ts.Node, value: DataValue, tag: string): Value {
  return join(...value.map((alternative) => importAlternative(evaluator, node, alternative, tag)));
}

function importAlternative(evaluator: Evaluator, node: ts.Node, alternative: DataAlternative, tag: string): Value {
  switch (alternative.kind) {
    case 'text':
    case 'scalar':
    case 'absent':
      return [alternative];
    case 'unknown':
      return unknownData(alternative.cause, alternative.reason, alternative.origin);
    case 'list': {
      const items = alternative.items.map((item, index) => importData(evaluator, node, item, `${tag}[${index}]`));
      return evaluator.list(
        node,
        items,
        alternative.open === undefined,
        alternative.open === undefined ? undefined : { ...alternative.open, hides: false },
        tag,
      );
    }
    case 'record': {
      const members = new Map(
        [...alternative.members].map(([name, member]) => [name, importData(evaluator, node, member, `${tag}.${name}`)]),
      );
      const object = evaluator.context.object(node, 'record', tag);
      const contents = recordContents(members, alternative.open === undefined ? undefined : { ...alternative.open, hides: false });
      const computed = alternative.computed.map(({ key, value }, index) => ({
        key: textValue(key),
        value: importData(evaluator, node, value, `${tag}[${index}]`),
      }));
      evaluator.allocate(object, { ...contents, computed });
      return objectValue(object);
    }
  }
}

/** The clients that a value may be; a first-party class that extends a client counts as that client. */
export function clientsIn(value: Value): readonly Client[] {
  return value.flatMap((alternative) => {
    if (alternative.kind === 'client') return [alternative.client];
    return alternative.kind === 'object' ? clientsIn(alternative.object.base) : [];
  });
}
