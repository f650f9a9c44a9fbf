import type { Call } from '../eval/calls/native.ts';
import { nativeFunction } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { EMPTY } from '../eval/heap.ts';
import { getProperty } from '../eval/property.ts';
import { copyProperties, type RecordDraft } from '../eval/record-operations.ts';
import { ABSENT, type ExternalAlternative, literalValue, TRUE, unknownData, type Value } from '../eval/value.ts';
import { callBack } from './callbacks.ts';
import { clientsIn, makeRequest } from './make-request.ts';

/** Classes of version 2 that make requests without being a client: credentials of another role, managed uploads. */
export function constructVersion2Helper(evaluator: Evaluator, path: readonly string[], call: Call): Value | undefined {
  const name = path.join('.');
  if (name === 'TemporaryCredentials' || name === 'ChainableTemporaryCredentials')
    return assumedRole(evaluator, call, name === 'TemporaryCredentials');
  if (name === 'WebIdentityCredentials' || name === 'SAMLCredentials' || name === 'CognitoIdentityCredentials')
    return foreign(evaluator, call);
  if (name === 'S3.ManagedUpload') return managedUpload(evaluator, call);
  return undefined;
}

function assumedRole(evaluator: Evaluator, call: Call, isPlain: boolean): Value {
  const options = call.arguments.at(0);
  const input = isPlain ? options : getProperty(evaluator, options, literalValue('params'), call.node);
  makeRequest(evaluator, call.node, { service: 'sts', operation: 'AssumeRole', input });
  return foreign(evaluator, call);
}

/** Credentials of somebody else. */
function foreign(evaluator: Evaluator, call: Call): Value {
  return evaluator.record(
    call.node,
    new Map([['@@foreign', TRUE]]),
    { kind: 'unknown', cause: 'response', reason: 'credentials', hides: false },
    'credentials',
  );
}

function managedUpload(evaluator: Evaluator, call: Call): Value {
  const options = call.arguments.at(0);
  const input = getProperty(evaluator, options, literalValue('params'), call.node);
  const [client] = clientsIn(getProperty(evaluator, options, literalValue('service'), call.node));
  makeRequest(evaluator, call.node, { service: 's3', operation: 'AbortMultipartUpload', input, client });
  const answer = makeRequest(evaluator, call.node, { service: 's3', operation: 'PutObject', input, client });
  const send = nativeFunction(
    'send',
    (inner, sent) => {
      callBack(inner, sent, 0, answer);
      return answer;
    },
    [answer],
  );
  return evaluator.record(
    call.node,
    new Map([
      ['promise', send],
      ['send', send],
      ['on', send],
    ]),
    undefined,
    'upload',
  );
}

/** `AWS.config.update(...)` and other functions of version 2 that are called on the module. */
export function callVersion2Function(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value {
  const path = alternative.path.join('.');
  if (path === 'config.update') {
    const global = evaluator.modules.globalObject('aws-sdk:config');
    const draft: RecordDraft = { members: new Map(evaluator.contents(global).members), computed: [], open: undefined };
    copyProperties(evaluator, draft, call.arguments.at(0), call.node);
    evaluator.setContents(global, { ...EMPTY, members: draft.members });
    return ABSENT;
  }
  if (path.startsWith('DynamoDB.Converter.')) return unknownData('event', 'converted items');
  callBack(evaluator, call, 0, unknownData('response', `what AWS.${path} gives`));
  return unknownData('response', `what AWS.${path} gives`);
}
