import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { getProperty } from '../eval/property.ts';
import { type ExternalAlternative, literalValue, unknownData, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import { pages } from './call-client.ts';
import { clientValue, commandValue, restyled } from './client.ts';
import { operationOfDocumentCommand, operationOfDocumentPaginator } from './document-operations.ts';
import { clientsIn, makeRequest } from './make-request.ts';

/** `new GetCommand(...)`, `new DynamoDBDocumentClient(client)` of `@aws-sdk/lib-dynamodb`. */
export function constructDocument(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value {
  const className = alternative.path.at(-1) ?? '';
  const operation = operationOfDocumentCommand(className);
  if (operation !== undefined) return commandValue('dynamodb', operation, call.arguments.at(0));
  if (className.startsWith('DynamoDBDocument')) return documentClient(call);
  return unknownData('unresolved', `an instance of ${className}`, evaluator.origin(call.node));
}

/** `DynamoDBDocumentClient.from(client)`, `paginateQuery({ client }, input)`. */
export function callDocument(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value {
  const name = alternative.path.at(-1) ?? '';
  if (name === 'from') return documentClient(call);
  const operation = operationOfDocumentPaginator(name);
  if (operation === undefined) return unknownData('unresolved', `what ${name} gives`);
  const [client] = clientsIn(getProperty(evaluator, call.arguments.at(0), literalValue('client'), call.node));
  return pages(evaluator, call, makeRequest(evaluator, call.node, { service: 'dynamodb', operation, input: call.arguments.at(1), client }));
}

function documentClient(call: Call): Value {
  const clients = clientsIn(call.arguments.at(0));
  return clients.length === 0
    ? clientValue({ service: 'dynamodb', style: 'document', credentials: 'own' })
    : join(...clients.map((client) => restyled(client, 'document')));
}
