import type { ts } from 'ts-morph';
import { operationOfCommand } from '../../../catalog/operations.ts';
import { services } from '../../../catalog/services.ts';
import { nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Value } from '../value.ts';

/** Shorter functions hold no client. */
const MINIMUM_LENGTH = 1500;

/** `exports.AthenaClient=`, and `AthenaClient:()=>` as esbuild writes it: names that are given out keep their spelling when others are shortened. */
const EXPORTED = /(?:[\w$]\.|[{,]\s*)(\w+(?:Client|Command|Upload|Presigner|Post))\s*(?:=(?!=)|:\s*\(\)\s*=>)/g;

/** An export that tells one of the SDK's other packages. */
const TELLING: Readonly<Record<string, string>> = {
  DynamoDBDocumentClient: '@aws-sdk/lib-dynamodb',
  S3RequestPresigner: '@aws-sdk/s3-request-presigner',
  createPresignedPost: '@aws-sdk/s3-presigned-post',
};

/**
 * The package of the SDK whose CommonJS module a bundler wrapped in a function (`var a = wrap((exports) => { ... })`), told by the classes that it
 * gives out: a client together with one of its commands. `undefined` for all other code.
 */
export function inlinedPackage(evaluator: Evaluator, initializer: ts.Expression): Value | undefined {
  const { ts } = evaluator;
  if (!ts.isCallExpression(initializer) || initializer.end - initializer.pos < MINIMUM_LENGTH) return undefined;
  const [wrapped] = initializer.arguments;
  if (wrapped === undefined || !(ts.isArrowFunction(wrapped) || ts.isFunctionExpression(wrapped)) || wrapped.parameters.length === 0)
    return undefined;
  const text = wrapped.getSourceFile().text.slice(wrapped.pos, wrapped.end);
  const name = packageOf(new Set([...text.matchAll(EXPORTED)].map(([, exported = '']) => exported)));
  return name === undefined ? undefined : nativeFunction(name, () => [{ kind: 'external', package: name, path: [] }]);
}

function packageOf(names: ReadonlySet<string>): string | undefined {
  for (const [name, found] of Object.entries(TELLING)) if (names.has(name)) return found;
  const commands = [...names].filter((name) => name.endsWith('Command'));
  if (commands.length === 0) return undefined;
  for (const service of services().values())
    if (names.has(service.client) && commands.some((command) => operationOfCommand(service.name, command) !== undefined))
      return `@aws-sdk/client-${service.name}`;
  return undefined;
}
