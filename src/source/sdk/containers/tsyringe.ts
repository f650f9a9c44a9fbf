import type { Call } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { injectedFor, provide } from '../../eval/injection/providers.ts';
import { resolveNow } from '../../eval/injection/resolve-now.ts';
import { iterate } from '../../eval/iteration.ts';
import { type ExternalAlternative, unknownData, type Value } from '../../eval/value.ts';
import type { CodeModel } from '../code-model.ts';
import { member, type ProviderNames, provideWritten } from './written-provider.ts';

const NAMES: ProviderNames = { value: 'useValue', class: 'useClass', factory: 'useFactory', alias: 'useToken' };
const NOTHING = unknownData('event', 'what tsyringe gives');

type Method = (evaluator: Evaluator, call: Call, container: ExternalAlternative) => Value;

const register: Method = (evaluator, call, container) => {
  const given = { arguments: evaluator.list(call.node, [[container]], true, undefined, 'container') };
  for (const [index, written] of call.arguments.at(1).entries())
    provideWritten(evaluator, call.arguments.at(0), written, NAMES, call.node, String(index), given);
  return [container];
};

const registerClass: Method = (evaluator, call, container) => {
  const [token, target] = [call.arguments.at(0), call.arguments.has(1) ? call.arguments.at(1) : call.arguments.at(0)];
  for (const [index, each] of target.entries())
    provide(evaluator, token, each.kind === 'class' ? { class: [each] } : { alias: [each] }, call.node, String(index));
  return [container];
};

const resolve: Method = (evaluator, call) => injectedFor(evaluator, call.arguments.at(0), call.node);

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['register', register],
  ['registerSingleton', registerClass],
  ['registerType', registerClass],
  [
    'registerInstance',
    (evaluator, call, container) => {
      provide(evaluator, call.arguments.at(0), { value: call.arguments.at(1) }, call.node);
      return [container];
    },
  ],
  ['resolve', resolve],
  ['resolveAll', (evaluator, call) => evaluator.list(call.node, [injectedFor(evaluator, call.arguments.at(0), call.node)], false)],
  ['createChildContainer', (_evaluator, _call, container) => [container]],
]);

/** `delay(() => C)` and factories that keep what they made: what they are given counts. */
const FUNCTIONS: ReadonlyMap<string, (evaluator: Evaluator, call: Call) => Value> = new Map([
  ['delay', (evaluator, call) => resolveNow(evaluator, call.arguments.at(0), call.node)],
  ['instanceCachingFactory', (_, call) => call.arguments.at(0)],
  ['instancePerContainerCachingFactory', (_, call) => call.arguments.at(0)],
  ['registry', registry],
]);

function registry(evaluator: Evaluator, call: Call): Value {
  for (const [index, item] of iterate(evaluator, call.arguments.at(0), call.node).items.entries())
    for (const written of item)
      provideWritten(evaluator, member(evaluator, written, 'token', call.node), written, NAMES, call.node, String(index));
  return NOTHING;
}

/** https://github.com/microsoft/tsyringe#container. */
export const TSYRINGE: CodeModel = {
  packages: ['tsyringe'],
  call(evaluator, external, call) {
    const name = external.path.at(-1) ?? '';
    if (external.path.length === 1) return FUNCTIONS.get(name)?.(evaluator, call);
    return METHODS.get(name)?.(evaluator, call, { ...external, path: external.path.slice(0, -1) });
  },
};
