import type { Call } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { injectedFor, provide } from '../../eval/injection/providers.ts';
import { iterate } from '../../eval/iteration.ts';
import { type Alternative, type ExternalAlternative, unknownData, type Value } from '../../eval/value.ts';
import type { CodeModel } from '../code-model.ts';
import { member, type ProviderNames, provideWritten } from './written-provider.ts';

const NAMES: ProviderNames = { value: 'value', class: 'type', factory: 'factory' };

type Method = (evaluator: Evaluator, call: Call, container: ExternalAlternative) => Value;

/** `set(token, value)`, `set({ id, value })`, `set([{ id, type }])`. */
const set: Method = (evaluator, call, container) => {
  if (call.arguments.has(1)) provide(evaluator, call.arguments.at(0), { value: call.arguments.at(1) }, call.node);
  else
    for (const [index, written] of call.arguments
      .at(0)
      .flatMap((each) => items(evaluator, each, call))
      .entries())
      provideWritten(evaluator, member(evaluator, written, 'id', call.node), written, NAMES, call.node, String(index));
  return [container];
};

function items(evaluator: Evaluator, alternative: Alternative, call: Call): Value {
  const isList = alternative.kind === 'object' && alternative.object.kind === 'list';
  return isList ? iterate(evaluator, [alternative], call.node).items.flat() : [alternative];
}

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['get', (evaluator, call) => injectedFor(evaluator, call.arguments.at(0), call.node)],
  ['getMany', (evaluator, call) => evaluator.list(call.node, [injectedFor(evaluator, call.arguments.at(0), call.node)], false)],
  ['set', set],
  ['of', (_evaluator, _call, container) => [container]],
]);

/** https://docs.typestack.community/typedi. */
export const TYPEDI: CodeModel = {
  packages: ['typedi'],
  call(evaluator, external, call) {
    return METHODS.get(external.path.at(-1) ?? '')?.(evaluator, call, { ...external, path: external.path.slice(0, -1) });
  },
  construct(evaluator, external, call) {
    const isToken = external.path.at(-1) === 'Token';
    return isToken
      ? evaluator.record(call.node, new Map([['name', call.arguments.at(0)]]), undefined, 'token')
      : unknownData('event', 'a part of typedi');
  },
};
