import { operationOfPaginator, operationOfWaiter } from '../../catalog/operations.ts';
import { serviceOfPackage } from '../../catalog/services.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { getProperty } from '../eval/property.ts';
import { type ExternalAlternative, literalValue, unknownData, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import { callClient, pages } from './call-client.ts';
import { callCodeModel } from './code-models.ts';
import { callDocument } from './document-client.ts';
import { callEquivalent } from './equivalents/call-equivalent.ts';
import { callLibrary } from './library-interpreter.ts';
import { clientsIn, makeRequest } from './make-request.ts';
import { callOpaque } from './opaque.ts';
import { isClientPackage, packageName } from './package-name.ts';
import { packagedHelper } from './packaged-helper.ts';
import { callValidator } from './validators/call-validator.ts';
import { isVersion2Package } from './version-2-classes.ts';
import { callVersion2Function } from './version-2-helpers.ts';

/** A call of a function that a package gives: paginators, waiters, modelled functions, anything else. */
export function callExternal(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value {
  const name = packageName(alternative.package);
  const method = methodOfPrototype(alternative);
  const clients = call.receiver.flatMap((receiver) => (receiver.kind === 'client' ? [receiver.client] : []));
  if (method !== undefined && clients.length > 0) return join(...clients.map((client) => callClient(evaluator, client, method, call)));
  if (isClientPackage(name)) return callFromClientPackage(evaluator, name, alternative, call);
  if (name === '@aws-sdk/lib-dynamodb') return callDocument(evaluator, alternative, call);
  const helper = packagedHelper(evaluator, alternative, call.node);
  if (helper !== undefined) return evaluator.call(helper, call);
  if (isVersion2Package(name)) return callVersion2Function(evaluator, alternative, call);
  return (
    callLibrary(evaluator, alternative, call) ??
    callCodeModel(evaluator, alternative, call) ??
    callEquivalent(evaluator, alternative, call) ??
    callValidator(evaluator, alternative, call) ??
    callOpaque(evaluator, alternative, call)
  );
}

/** `send` of `S3Client.prototype.send`, which `call` and `apply` give its client. */
function methodOfPrototype({ path }: ExternalAlternative): string | undefined {
  return path.at(-2) === 'prototype' ? path.at(-1) : undefined;
}

/** `paginateListTables({ client }, input)`, `waitUntilTableExists({ client, maxWaitTime }, input)`. */
function callFromClientPackage(evaluator: Evaluator, name: string, alternative: ExternalAlternative, call: Call): Value {
  const functionName = alternative.path.at(-1) ?? '';
  const service = serviceOfPackage(name);
  if (service === undefined) return callOpaque(evaluator, alternative, call);
  const [client] = clientsIn(getProperty(evaluator, call.arguments.at(0), literalValue('client'), call.node));
  const paginated = operationOfPaginator(service, functionName);
  const input = call.arguments.at(1);
  if (paginated !== undefined)
    return pages(evaluator, call, makeRequest(evaluator, call.node, { service, operation: paginated, input, client }));
  const awaited = operationOfWaiter(service, functionName);
  if (awaited !== undefined) return makeRequest(evaluator, call.node, { service, operation: awaited, input, client });
  if (/^(?:paginate|waitUntil|waitFor)/.test(functionName)) {
    evaluator.journal.report(call.node, {
      rule: 'unknown-operation',
      severity: 'warning',
      message: `which operation of ${service} '${functionName}' repeats is not known; its action is missing`,
      incomplete: service,
    });
  }
  return unknownData('unresolved', `what ${functionName} gives`);
}
