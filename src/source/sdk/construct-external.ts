import { operationOfCommand } from '../../catalog/operations.ts';
import { clientClass, serviceOfPackage } from '../../catalog/services.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { type ExternalAlternative, unknownData, type Value } from '../eval/value.ts';
import { clientValue, commandValue } from './client.ts';
import { readConfiguration } from './client-configuration.ts';
import { constructCodeModel } from './code-models.ts';
import { constructDocument } from './document-client.ts';
import { constructEquivalent } from './equivalents/call-equivalent.ts';
import { constructLibrary } from './library-interpreter.ts';
import { callOpaque } from './opaque.ts';
import { isClientPackage, packageName, serviceInName } from './package-name.ts';
import { constructVersion2, isVersion2Package } from './version-2-classes.ts';

/** `new` of something that a package gives: SDK clients and commands, modelled classes, anything else. */
export function constructExternal(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value {
  const name = packageName(alternative.package);
  if (isClientPackage(name)) return constructFromClientPackage(evaluator, name, alternative, call);
  if (name === '@aws-sdk/lib-dynamodb') return constructDocument(evaluator, alternative, call);
  if (isVersion2Package(name)) return constructVersion2(evaluator, alternative, call);
  return (
    constructLibrary(evaluator, alternative, call) ??
    constructCodeModel(evaluator, alternative, call) ??
    constructEquivalent(evaluator, alternative, call) ??
    callOpaque(evaluator, alternative, call)
  );
}

function constructFromClientPackage(evaluator: Evaluator, name: string, alternative: ExternalAlternative, call: Call): Value {
  const className = alternative.path.at(-1) ?? '';
  const service = serviceOfPackage(name);
  if (service === undefined) return unknownService(evaluator, serviceInName(name), call);
  const style = clientClass(service, className);
  if (style !== undefined) {
    const configuration = readConfiguration(evaluator, call.arguments.at(0), call.node);
    return clientValue({ service, style: style === 'aggregated' ? 'aggregated' : 'commands', ...configuration });
  }
  const operation = operationOfCommand(service, className);
  if (operation !== undefined) return commandValue(service, operation, call.arguments.at(0));
  if (className.endsWith('Command')) return unknownCommand(evaluator, service, className, call);
  return unknownData('unresolved', `an instance of ${className}`);
}

function unknownService(evaluator: Evaluator, service: string, call: Call): Value {
  evaluator.journal.report(call.node, {
    rule: 'unknown-service',
    severity: 'warning',
    message: `the service '${service}' is not in the catalog; its actions are missing`,
    incomplete: service,
  });
  return unknownData('unresolved', `a client of ${service}`);
}

function unknownCommand(evaluator: Evaluator, service: string, className: string, call: Call): Value {
  evaluator.journal.report(call.node, {
    rule: 'unknown-operation',
    severity: 'warning',
    message: `${service} has no operation for ${className} that is known; its action is missing`,
    incomplete: service,
  });
  return unknownData('unresolved', `a ${className}`);
}
