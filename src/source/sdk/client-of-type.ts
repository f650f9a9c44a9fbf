import type { ts } from 'ts-morph';
import { clientClass, serviceOfPackage, serviceOfV2Class } from '../../catalog/services.ts';
import { NO_ARGUMENTS } from '../eval/calls/arguments.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { ABSENT, type ExternalAlternative, type Value } from '../eval/value.ts';
import { constructExternal } from './construct-external.ts';
import { isClientPackage, packageName } from './package-name.ts';

/** A client of the class that a type names, configured in no known way; empty where the type is no client's. */
export function clientOfType(evaluator: Evaluator, type: ExternalAlternative, node: ts.Node): Value {
  if (!isClient(type)) return [];
  const made = constructExternal(evaluator, type, { receiver: ABSENT, arguments: NO_ARGUMENTS, node, isConstruction: true });
  return made.filter(({ kind }) => kind === 'client');
}

function isClient({ package: specifier, path }: ExternalAlternative): boolean {
  const name = packageName(specifier);
  const className = path.at(-1) ?? '';
  if (isClientPackage(name)) {
    const service = serviceOfPackage(name);
    return service !== undefined && clientClass(service, className) !== undefined;
  }
  if (name === '@aws-sdk/lib-dynamodb') return className === 'DynamoDBDocumentClient' || className === 'DynamoDBDocument';
  if (specifier.startsWith('aws-sdk/clients/')) return path.length === 0 || className === 'DocumentClient';
  const isNested = path.length === 2 && className === 'DocumentClient';
  return name === 'aws-sdk' && (path.length === 1 || isNested) && serviceOfV2Class(path[0] ?? '') !== undefined;
}
