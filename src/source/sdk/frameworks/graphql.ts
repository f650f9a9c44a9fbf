import { Arguments } from '../../eval/calls/arguments.ts';
import { type Call, nativeFunction } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import type { HeapObject } from '../../eval/heap.ts';
import { getProperty } from '../../eval/property.ts';
import { propertyNames } from '../../eval/property-names.ts';
import { literalValue, type Value } from '../../eval/value.ts';
import type { CodeModel } from '../code-model.ts';
import { callByFramework, EVENT, isFunction, OTHERS, shareContext, sharedContext } from './shared-context.ts';

/** Resolvers stand in maps of maps: types, fields, and `subscribe` and `resolve` of a field. */
const MAXIMUM_DEPTH = 4;

/** The server's options, or those of its start: `resolvers`, `context`, `dataSources`. */
function readOptions(evaluator: Evaluator, options: Value, call: Call): void {
  const records = options.filter(({ kind }) => kind === 'object');
  if (records.length === 0) return;
  const option = (name: string): Value =>
    getProperty(evaluator, records, literalValue(name), call.node).filter(({ kind }) => kind !== 'absent');
  shareContext(evaluator, option('context'), call.node);
  const sources = option('dataSources').filter(isFunction);
  if (sources.length > 0) {
    const made = evaluator.call(sources, { ...call, receiver: [], arguments: new Arguments([]) });
    shareContext(evaluator, evaluator.record(call.node, new Map([['dataSources', made]]), OTHERS, 'context'), call.node);
  }
  callResolvers(evaluator, option('resolvers'), call, new Set(), 0);
}

/** `resolver(parent, arguments, context, info)`: https://www.apollographql.com/docs/apollo-server/data/resolvers#resolver-arguments. */
function callResolvers(evaluator: Evaluator, resolvers: Value, call: Call, seen: Set<HeapObject>, depth: number): void {
  callByFramework(evaluator, resolvers, call.node, () => new Arguments([EVENT, EVENT, sharedContext(evaluator), EVENT]));
  const inner = resolvers.filter((each) => each.kind === 'object' && !seen.has(each.object));
  if (inner.length === 0 || depth >= MAXIMUM_DEPTH) return;
  for (const each of inner) if (each.kind === 'object') seen.add(each.object);
  const { values } = propertyNames(evaluator, inner, call.node);
  const items = inner.flatMap((each) => (each.kind === 'object' ? evaluator.contents(each.object).items : []));
  for (const value of [...values, ...items]) callResolvers(evaluator, value, call, seen, depth + 1);
}

function server(evaluator: Evaluator, call: Call): Value {
  for (const options of call.arguments.all()) readOptions(evaluator, options, call);
  const start = nativeFunction('createHandler', (inner, started) => {
    for (const options of started.arguments.all()) readOptions(inner, options, started);
    return handler();
  });
  return evaluator.record(call.node, new Map([['createHandler', start]]), OTHERS, 'server');
}

/** A handler that answers requests by the resolvers, which are called anyway. */
function handler(): Value {
  return nativeFunction('handler', () => EVENT);
}

const STARTING = new Set(['startServerAndCreateLambdaHandler', 'createYoga', 'makeExecutableSchema', 'createSchema', 'createHandler']);

/** https://www.apollographql.com/docs/apollo-server/data/context, https://the-guild.dev/graphql/yoga-server/docs/features/context. */
export const GRAPHQL: CodeModel = {
  packages: ['@apollo/server', '@as-integrations/aws-lambda', 'apollo-server-lambda', 'graphql-yoga', '@graphql-tools/schema'],
  call(evaluator, external, call) {
    const name = external.path.at(-1) ?? '';
    if (!STARTING.has(name)) return undefined;
    const started = server(evaluator, call);
    return name === 'startServerAndCreateLambdaHandler' ? handler() : started;
  },
  construct(evaluator, external, call) {
    return external.path.at(-1) === 'ApolloServer' ? server(evaluator, call) : undefined;
  },
};
