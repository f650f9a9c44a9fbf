import { operationOfMethod, operationOfWaiter } from '../../catalog/operations.ts';
import { Arguments } from '../eval/calls/arguments.ts';
import type { Call } from '../eval/calls/native.ts';
import { nativeFunction } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { getProperty } from '../eval/property.ts';
import { literalOf } from '../eval/refine.ts';
import { truthOf } from '../eval/truth.ts';
import { ABSENT, literalValue, NULL, unknownData, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import { callBack, REQUEST_ERROR } from './callbacks.ts';
import type { Client } from './client.ts';
import { operationOfDocumentMethod } from './document-operations.ts';
import { withFormFields } from './form-key.ts';
import { makeRequest } from './make-request.ts';

/**
 * Methods of a version 2 client that are not operations of their own:
 * https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/S3.html, .../AWS/Service.html.
 */
const SPECIAL_METHODS: Readonly<Record<string, (evaluator: Evaluator, client: Client, call: Call) => Value>> = {
  getSignedUrl: (evaluator, client, call) => presign(evaluator, client, call, literalOperation(call, 0), call.arguments.at(1), 2),
  getSignedUrlPromise: (evaluator, client, call) => presign(evaluator, client, call, literalOperation(call, 0), call.arguments.at(1), 2),
  createPresignedPost: (evaluator, client, call) => presign(evaluator, client, call, 'putObject', postInput(evaluator, call), 1),
  upload,
  waitFor: (evaluator, client, call) => {
    const waiter = literalOperation(call, 0);
    const operation = waiter === undefined ? undefined : operationOfWaiter(client.service, waiter);
    return operation === undefined
      ? unknownOperation(evaluator, client, call, 'waitFor')
      : request(evaluator, client, operation, call, call.arguments.at(1), 2);
  },
  makeRequest: (evaluator, client, call) => namedRequest(evaluator, client, call),
  makeUnauthenticatedRequest: () => unknownData('response', 'the answer to a request without credentials'),
};

/** True for a method of that kind. */
export function isSpecialMethod(name: string): boolean {
  return Object.hasOwn(SPECIAL_METHODS, name);
}

/** A call of a method of a version 2 client; `xAsync` is what promise libraries call `x` that gives a promise. */
export function callVersion2(evaluator: Evaluator, client: Client, name: string, call: Call): Value {
  const special = Object.hasOwn(SPECIAL_METHODS, name) ? SPECIAL_METHODS[name] : undefined;
  if (special !== undefined) return special(evaluator, client, call);
  const operation = client.style === 'v2-document' ? operationOfDocumentMethod(name) : operationOfMethod(client.service, name);
  if (operation === undefined && name.endsWith('Async')) return callVersion2(evaluator, client, name.slice(0, -'Async'.length), call);
  if (operation === undefined) return unknownOperation(evaluator, client, call, name);
  return request(evaluator, client, operation, call, call.arguments.at(0), 0);
}

function request(evaluator: Evaluator, client: Client, operation: string, call: Call, parameters: Value, callbackAt: number): Value {
  const data = parameters.filter(({ kind }) => kind !== 'function' && kind !== 'native' && kind !== 'bound');
  const answer = makeRequest(evaluator, call.node, {
    service: client.service,
    operation,
    input: data.length === 0 ? ABSENT : data,
    client,
  });
  callBack(evaluator, call, callbackAt, answer);
  return requestObject(evaluator, call, answer);
}

/** An `AWS.Request`: `promise()` and `send(callback)` give the answer, `eachPage(callback)` gives it page by page. */
function requestObject(evaluator: Evaluator, call: Call, answer: Value): Value {
  const send = nativeFunction(
    'send',
    (inner, sent) => {
      callBack(inner, sent, 0, answer);
      return answer;
    },
    [answer],
  );
  const members = new Map<string, Value>([
    ['promise', nativeFunction('promise', () => answer, [answer])],
    ['send', send],
    ['eachPage', nativeFunction('eachPage', (inner, each) => callForEach(inner, each, answer), [answer])],
    ['eachItem', nativeFunction('eachItem', (inner, each) => callForEach(inner, each, unknownData('response', 'an item of the answer')))],
    ['on', nativeFunction('on', (inner, added) => callListener(inner, added, answer), [answer])],
    ['createReadStream', nativeFunction('createReadStream', () => unknownData('response', 'a stream of the answer'))],
    ['done', nativeFunction('done', () => answer, [answer])],
  ]);
  return evaluator.record(call.node, members, { kind: 'unknown', cause: 'response', reason: 'a request', hides: false }, 'request');
}

/** `eachPage(callback)` and `eachItem(callback)` call with one part after the other, then with `null`; the callback may ask for the next itself. */
function callForEach(evaluator: Evaluator, call: Call, part: Value): Value {
  const passed = new Arguments([join(NULL, REQUEST_ERROR), join(part, NULL), nativeFunction('done', () => ABSENT)]);
  evaluator.perhaps(() => evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: passed, node: call.node }));
  return ABSENT;
}

/** `request.on('success', (response) => ...)`: the events of https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/AWS/Request.html. */
function callListener(evaluator: Evaluator, call: Call, answer: Value): Value {
  const [event] = call.arguments.at(0);
  const response = evaluator.record(
    call.node,
    new Map([
      ['data', join(answer, NULL)],
      ['error', join(NULL, REQUEST_ERROR)],
    ]),
    { kind: 'unknown', cause: 'response', reason: 'a response', hides: false },
    'response',
  );
  const isError = event !== undefined && literalOf(event) === 'error';
  const passed = new Arguments(isError ? [REQUEST_ERROR, response] : [response], REQUEST_ERROR);
  evaluator.perhaps(() => evaluator.call(call.arguments.at(1), { receiver: call.receiver, arguments: passed, node: call.node }));
  return call.receiver;
}

function literalOperation(call: Call, index: number): string | undefined {
  const [only, ...others] = call.arguments.at(index);
  return only === undefined || others.length > 0 ? undefined : literalOf(only);
}

function presign(evaluator: Evaluator, client: Client, call: Call, method: string | undefined, input: Value, callbackAt: number): Value {
  const operation = method === undefined ? undefined : operationOfMethod(client.service, method);
  if (operation === undefined) return unknownOperation(evaluator, client, call, 'getSignedUrl');
  makeRequest(evaluator, call.node, { service: client.service, operation, input, client, presigned: true });
  const url = unknownData('response', 'a presigned URL');
  callBack(evaluator, call, callbackAt, url);
  return url;
}

/** The bucket, and the key that the form's fields name. */
function postInput(evaluator: Evaluator, call: Call): Value {
  const parameters = call.arguments.at(0);
  const fields = getProperty(evaluator, parameters, literalValue('Fields'), call.node).filter(
    ({ kind }) => kind === 'object' || kind === 'unknown',
  );
  const key =
    fields.length === 0
      ? unknownData('event', 'a key that the form gives')
      : getProperty(evaluator, fields, literalValue('key'), call.node);
  const known = key.filter(({ kind }) => kind !== 'absent');
  return evaluator.record(
    call.node,
    new Map([
      ['Bucket', getProperty(evaluator, parameters, literalValue('Bucket'), call.node)],
      ['Key', known.length === 0 ? unknownData('event', 'a key that the form gives') : withFormFields(known)],
    ]),
    undefined,
    'post',
  );
}

/** `upload` sends one object in parts and gives up the parts where it fails, unless `leavePartsOnError` says not to. */
function upload(evaluator: Evaluator, client: Client, call: Call): Value {
  const input = call.arguments.at(0);
  const options = call.arguments.at(1).filter(({ kind }) => kind === 'object');
  const leaves = options.length === 0 ? ABSENT : getProperty(evaluator, options, literalValue('leavePartsOnError'), call.node);
  if (truthOf(leaves) !== 'true')
    makeRequest(evaluator, call.node, { service: client.service, operation: 'AbortMultipartUpload', input, client });
  return request(evaluator, client, 'PutObject', call, input, 1);
}

function namedRequest(evaluator: Evaluator, client: Client, call: Call): Value {
  const name = literalOperation(call, 0);
  const operation = name === undefined ? undefined : operationOfMethod(client.service, name);
  return operation === undefined
    ? unknownOperation(evaluator, client, call, 'makeRequest')
    : request(evaluator, client, operation, call, call.arguments.at(1), 2);
}

function unknownOperation(evaluator: Evaluator, client: Client, call: Call, name: string): Value {
  evaluator.journal.report(call.node, {
    rule: 'unknown-operation',
    severity: 'warning',
    message: `which operation of ${client.service} '${name}' calls here is not known; its action is missing`,
    incomplete: client.service,
  });
  return unknownData('response', `what ${name} answers`);
}
