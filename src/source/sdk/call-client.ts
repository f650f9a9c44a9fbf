import { operationOfMethod, operationOfPaginator, operationOfWaiter } from '../../catalog/operations.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { ABSENT, NEVER, unknownData, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import { callBack } from './callbacks.ts';
import type { Client } from './client.ts';
import { operationOfDocumentMethod, operationOfDocumentPaginator } from './document-operations.ts';
import { makeRequest } from './make-request.ts';
import { callVersion2 } from './version-2.ts';

/** Methods of clients that make no request. */
const LOCAL_METHODS = new Set(['destroy', 'toString', 'on', 'off', 'once', 'setupRequestListeners', 'customizeRequests', 'createSet']);

/** A call of a client's method. */
export function callClient(evaluator: Evaluator, client: Client, name: string, call: Call): Value {
  if (name === 'bind') return [{ kind: 'client', client }];
  if (LOCAL_METHODS.has(name)) return name === 'createSet' ? unknownData('event', 'a DynamoDB set') : ABSENT;
  if (client.style === 'v2' || client.style === 'v2-document') return callVersion2(evaluator, client, name, call);
  if (name === 'send') return sendCommand(evaluator, client, call);
  const operation = operationOfClientMethod(client, name);
  if (operation !== undefined) return request(evaluator, client, operation, call, call.arguments.at(0), 1);
  const paginated = operationOfDocumentPaginatorFor(client, name);
  if (paginated !== undefined) return pages(evaluator, call, request(evaluator, client, paginated, call, call.arguments.at(0), 1));
  const awaited = operationOfWaiter(client.service, name);
  if (awaited !== undefined) return request(evaluator, client, awaited, call, call.arguments.at(0), 1);
  evaluator.journal.report(call.node, {
    rule: 'unknown-operation',
    severity: 'warning',
    message: `${client.service} has no operation '${name}' that is known; the action behind it is missing`,
    incomplete: client.service,
  });
  return unknownData('response', `what ${name} answers`);
}

function operationOfClientMethod(client: Client, name: string): string | undefined {
  if (client.style === 'document') return operationOfDocumentMethod(name);
  return client.style === 'aggregated' ? operationOfMethod(client.service, name) : undefined;
}

function operationOfDocumentPaginatorFor(client: Client, name: string): string | undefined {
  return client.style === 'document' ? operationOfDocumentPaginator(name) : operationOfPaginator(client.service, name);
}

function request(evaluator: Evaluator, client: Client, operation: string, call: Call, input: Value, callbackAt: number): Value {
  const answer = makeRequest(evaluator, call.node, { service: client.service, operation, input, client });
  callBack(evaluator, call, callbackAt, answer);
  return answer;
}

/** The pages of a paginator: any number of answers. */
export function pages(evaluator: Evaluator, call: Call, answer: Value): Value {
  const object = evaluator.context.object(call.node, 'iterator', 'pages');
  evaluator.setContents(object, { members: new Map(), computed: [], items: [answer], isExact: false, entries: [] });
  return [{ kind: 'object', object }];
}

/** `client.send(command)`: the command says what is called. */
function sendCommand(evaluator: Evaluator, client: Client, call: Call): Value {
  const answers: Value[] = [];
  for (const alternative of call.arguments.at(0)) {
    if (alternative.kind === 'command') {
      const { service, operation, input } = alternative.command;
      answers.push(makeRequest(evaluator, call.node, { service, operation, input, client }));
      continue;
    }
    const extended = alternative.kind === 'object' ? alternative.object.base.filter(({ kind }) => kind === 'command') : [];
    for (const base of extended) {
      if (base.kind !== 'command') continue;
      const { service, operation, input } = base.command;
      answers.push(makeRequest(evaluator, call.node, { service, operation, input, client }));
    }
    if (alternative.kind === 'absent' || extended.length > 0) continue;
    reportUnknownCommand(evaluator, client, call, alternative.kind === 'unknown' ? alternative.reason : `a ${alternative.kind}`);
  }
  const answer = answers.length === 0 ? unknownData('response', 'what a command answers') : join(...answers);
  callBack(evaluator, call, 1, answer);
  return evaluator.state === undefined ? NEVER : answer;
}

function reportUnknownCommand(evaluator: Evaluator, client: Client, call: Call, reason: string): void {
  evaluator.journal.report(call.node, {
    rule: 'unresolved-command',
    severity: 'warning',
    message: `which command is sent to ${client.service} here is not known (${reason}); its action is missing`,
    incomplete: client.service,
  });
}
