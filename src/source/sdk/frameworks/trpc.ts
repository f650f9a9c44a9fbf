import { Arguments } from '../../eval/calls/arguments.ts';
import { type Call, nativeFunction } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { getProperty } from '../../eval/property.ts';
import { literalValue, type Value } from '../../eval/value.ts';
import type { CodeModel } from '../code-model.ts';
import { callByFramework, EVENT, OTHERS, shareContext, sharedContext } from './shared-context.ts';

const CALLING = new Set(['query', 'mutation', 'subscription', 'use', 'middleware', 'experimental_caller']);
const STARTING = new Set(['awsLambdaRequestHandler', 'awsLambdaStreamingRequestHandler', 'fetchRequestHandler', 'createHTTPHandler']);

/** `({ ctx, input, next }) => …`: https://trpc.io/docs/server/procedures, https://trpc.io/docs/server/middlewares. */
function options(evaluator: Evaluator, call: Call): Value {
  const next = nativeFunction('next', (inner, called) => {
    const given = called.arguments.at(0).filter(({ kind }) => kind === 'object');
    if (given.length > 0) shareContext(inner, getProperty(inner, given, literalValue('ctx'), called.node), called.node);
    return EVENT;
  });
  const members = new Map([
    ['ctx', sharedContext(evaluator)],
    ['input', EVENT],
    ['next', next],
  ]);
  return evaluator.record(call.node, members, OTHERS, 'options');
}

/** https://trpc.io/docs/server/adapters/aws-lambda: the adapter makes a context for each request, which all procedures get. */
export const TRPC: CodeModel = {
  packages: ['@trpc/server'],
  call(evaluator, external, call) {
    const name = external.path.at(-1) ?? '';
    if (STARTING.has(name)) {
      const given = call.arguments.at(0).filter(({ kind }) => kind === 'object');
      if (given.length > 0) shareContext(evaluator, getProperty(evaluator, given, literalValue('createContext'), call.node), call.node);
      return nativeFunction('handler', () => EVENT);
    }
    if (!external.path.includes('initTRPC')) return undefined;
    if (CALLING.has(name)) callByFramework(evaluator, call.arguments.at(0), call.node, () => new Arguments([options(evaluator, call)]));
    // Whatever is built goes on being a part of the package.
    return [{ ...external, path: [...external.path.slice(0, -1), `${name}()`] }];
  },
};
