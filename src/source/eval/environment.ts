import type { ts } from 'ts-morph';
import { concat, isMaybeUnset, literal, type Pattern, pseudo } from '../../model/pattern.ts';
import type { Evaluator } from './evaluator.ts';
import { MISSED, textValue, unknownData, type Value } from './value.ts';
import { join } from './value-set.ts';

/**
 * Variables that Lambda itself sets: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime.
 * `undefined` stands for a value that is set but not known.
 */
const SET_BY_LAMBDA: Readonly<Record<string, (functionName: Pattern) => Pattern | undefined>> = {
  AWS_REGION: () => pseudo('region'),
  AWS_DEFAULT_REGION: () => pseudo('region'),
  AWS_LAMBDA_FUNCTION_NAME: (name) => name,
  AWS_LAMBDA_LOG_GROUP_NAME: (name) => concat(literal('/aws/lambda/'), name),
  AWS_LAMBDA_LOG_STREAM_NAME: () => undefined,
  AWS_LAMBDA_FUNCTION_VERSION: () => undefined,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: () => undefined,
  AWS_LAMBDA_INITIALIZATION_TYPE: () => undefined,
  AWS_LAMBDA_RUNTIME_API: () => undefined,
  AWS_EXECUTION_ENV: () => undefined,
  AWS_ACCESS_KEY_ID: () => undefined,
  AWS_SECRET_ACCESS_KEY: () => undefined,
  AWS_SESSION_TOKEN: () => undefined,
  _HANDLER: () => undefined,
  _X_AMZN_TRACE_ID: () => undefined,
  LAMBDA_TASK_ROOT: () => literal('/var/task'),
  LAMBDA_RUNTIME_DIR: () => literal('/var/runtime'),
  NODE_PATH: () => undefined,
  PATH: () => undefined,
  TZ: () => undefined,
  LANG: () => undefined,
};

/** The value of `process.env.NAME` for the handler in hand. */
export function environmentVariable(evaluator: Evaluator, name: string, node: ts.Node): Value {
  const bound = evaluator.request.env.get(name);
  if (bound !== undefined && bound.length > 0) return boundValue(name, bound);
  const set = SET_BY_LAMBDA[name];
  if (set !== undefined) {
    const pattern = set(evaluator.request.name);
    return pattern === undefined ? unknownData('event', `Lambda sets ${name}`) : textValue(pattern);
  }
  const origin = evaluator.origin(node);
  if (!evaluator.request.envIsComplete)
    return textValue([{ kind: 'environment', name, reason: `nothing binds the environment variable ${name}`, origin }]);
  const reason = `the function's description does not set the environment variable ${name}`;
  return [{ kind: 'text', pattern: [{ kind: 'environment', name, reason, origin }], undeclared: true }];
}

/** The value of `process.env[name]` where the name is not known. */
export function someEnvironmentVariable(evaluator: Evaluator, node: ts.Node): Value {
  return unknownData('unbound', 'the name of the environment variable is not known', evaluator.origin(node));
}

/** Every variable that the description binds, for code that goes through the whole environment. */
export function boundVariables(evaluator: Evaluator): ReadonlyMap<string, Value> {
  return new Map([...evaluator.request.env].map(([name, patterns]) => [name, boundValue(name, patterns)]));
}

/** A variable that may not be set is one that the code counts on, or has a default for. */
function boundValue(name: string, patterns: readonly Pattern[]): Value {
  return join(...patterns.map((pattern) => (isMaybeUnset(name, pattern) ? MISSED : textValue(pattern))));
}
