import type { ts } from 'ts-morph';
import { Arguments } from '../../eval/calls/arguments.ts';
import { type Call, nativeFunction } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { injectedFor, type Provider, provide } from '../../eval/injection/providers.ts';
import { ABSENT, type UnknownAlternative, unknownData, type Value } from '../../eval/value.ts';
import { join } from '../../eval/value-set.ts';
import type { CodeModel } from '../code-model.ts';
import { member } from './written-provider.ts';

const OTHERS: UnknownAlternative = { kind: 'unknown', cause: 'event', reason: 'a part of inversify', hides: false };
const BINDING = unknownData('event', 'a binding');

const RESOLVING = ['get', 'getAsync', 'getNamed', 'getNamedAsync', 'getTagged', 'getTaggedAsync', 'resolve', 'resolveAsync'];

/** A container; all containers of a handler share what is bound. */
function container(evaluator: Evaluator, node: ts.Node): Value {
  const resolve = nativeFunction('get', (inner, call) => injectedFor(inner, call.arguments.at(0), call.node));
  const resolveAll = nativeFunction('getAll', (inner, call) =>
    inner.list(call.node, [injectedFor(inner, call.arguments.at(0), call.node)], false),
  );
  const bind = nativeFunction('bind', binding);
  const members = new Map<string, Value>([
    ...RESOLVING.map((name) => [name, resolve] as const),
    ['getAll', resolveAll],
    ['getAllAsync', resolveAll],
    ['bind', bind],
    ['rebind', bind],
    ['rebindSync', bind],
    ['load', nativeFunction('load', load)],
    ['loadSync', nativeFunction('load', load)],
    ['createChild', nativeFunction('createChild', (_, call) => call.receiver)],
  ]);
  return evaluator.record(node, members, OTHERS, 'container');
}

/** `bind(token)`, and how what is bound is said. */
function binding(evaluator: Evaluator, call: Call): Value {
  const token = call.arguments.at(0);
  const bound = (name: string, provider: (inner: Evaluator, said: Call) => Provider): readonly [string, Value] => [
    name,
    nativeFunction(
      name,
      (inner, said) => {
        provide(inner, token, provider(inner, said), said.node, name);
        return BINDING;
      },
      [token],
    ),
  ];
  const members = new Map([
    bound('to', (_, said) => ({ class: said.arguments.at(0) })),
    bound('toSelf', () => ({ class: token.filter(({ kind }) => kind === 'class') })),
    bound('toConstantValue', (_, said) => ({ value: said.arguments.at(0) })),
    bound('toService', (_, said) => ({ alias: said.arguments.at(0) })),
    bound('toDynamicValue', (inner, said) => ({ factory: said.arguments.at(0), arguments: context(inner, said.node) })),
    bound('toFactory', (inner, said) => ({ factory: said.arguments.at(0), arguments: context(inner, said.node) })),
    bound('toProvider', (inner, said) => ({ factory: said.arguments.at(0), arguments: context(inner, said.node) })),
  ]);
  return evaluator.record(call.node, members, OTHERS, 'binding');
}

/** What factories are given: it resolves tokens itself, or has the container that does. */
function context(evaluator: Evaluator, node: ts.Node): Value {
  const inside = container(evaluator, node);
  const members = inside.flatMap((each) => (each.kind === 'object' ? [...evaluator.contents(each.object).members] : []));
  const passed = evaluator.record(node, new Map([...members, ['container', inside]]), OTHERS, 'context');
  return evaluator.list(node, [passed], true, undefined, 'context');
}

/** Runs the functions of modules, which bind: `(bind) => …`, or `({ bind }) => …`. */
function load(evaluator: Evaluator, call: Call): Value {
  const bind = nativeFunction('bind', binding);
  const options = new Map([...['@@call', 'bind', 'rebind', 'rebindSync'].map((name) => [name, bind] as const)]);
  const passed = evaluator.record(call.node, options, OTHERS, 'options');
  for (const module of call.arguments.all().flat()) {
    const registry = module.kind === 'object' ? member(evaluator, module, '@@registry', call.node) : [];
    if (registry.length > 0)
      evaluator.call(registry, { receiver: ABSENT, arguments: new Arguments([passed, bind, ABSENT, bind]), node: call.node });
  }
  return ABSENT;
}

/** https://inversify.io/docs/api/container/, https://inversify.io/docs/api/container-module/. */
export const INVERSIFY: CodeModel = {
  packages: ['inversify', '@inversifyjs/container'],
  call(_evaluator, external, call) {
    return external.path.at(-1) === 'decorate' ? join(call.arguments.at(1), BINDING) : undefined;
  },
  construct(evaluator, external, call) {
    const name = external.path.at(-1);
    if (name === 'Container') return container(evaluator, call.node);
    const isModule = name === 'ContainerModule' || name === 'AsyncContainerModule';
    return isModule ? evaluator.record(call.node, new Map([['@@registry', call.arguments.at(0)]]), OTHERS, 'module') : undefined;
  },
};
