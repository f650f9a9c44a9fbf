import type { ts } from 'ts-morph';
import { type Call, type NativeBody, nativeFunction } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { parametersOf } from '../../eval/injection/injected-instance.ts';
import { injectedFor, type Provider, provide } from '../../eval/injection/providers.ts';
import { getProperty } from '../../eval/property.ts';
import { propertyNames } from '../../eval/property-names.ts';
import { literalOf } from '../../eval/refine.ts';
import { ABSENT, type Alternative, literalValue, objectValue, TRUE, type UnknownAlternative, type Value } from '../../eval/value.ts';
import { join } from '../../eval/value-set.ts';
import type { CodeModel } from '../code-model.ts';
import { member } from './written-provider.ts';

const UNREGISTERED: UnknownAlternative = {
  kind: 'unknown',
  cause: 'unresolved',
  reason: 'nothing is registered under this name in the container',
  hides: true,
};
const OTHERS: UnknownAlternative = { kind: 'unknown', cause: 'event', reason: 'a part of awilix', hides: false };
const CLASSIC = '@@classic';

/** The object that classes and functions are given: a member for each name that is registered. */
function cradle(evaluator: Evaluator): Value {
  const object = evaluator.modules.globalObject('awilix cradle');
  const contents = evaluator.contents(object);
  if (contents.open === undefined) evaluator.setContents(object, { ...contents, open: UNREGISTERED });
  return objectValue(object);
}

function register(evaluator: Evaluator, name: string, resolver: Value, node: ts.Node): void {
  for (const [index, each] of resolver.entries()) {
    if (each.kind !== 'object') continue;
    provide(evaluator, literalValue(name), providerOf(evaluator, each, node), node, `${name} ${index}`);
  }
  const [made] = cradle(evaluator);
  if (made?.kind !== 'object') return;
  const contents = evaluator.contents(made.object);
  const get = nativeFunction(name, (inner, call) => injectedFor(inner, literalValue(name), call.node), [literalValue(name)]);
  if (!contents.members.has(name))
    evaluator.setContents(made.object, { ...contents, members: new Map([...contents.members, [name, [{ kind: 'accessor', get }]]]) });
}

/** Classes and functions are given the cradle, or, in classic mode, what is registered under the names of their parameters. */
function providerOf(evaluator: Evaluator, resolver: Alternative, node: ts.Node): Provider {
  const parts = resolver.kind === 'object' ? evaluator.contents(resolver.object).members : new Map<string, Value>();
  const part = (name: string): Value => parts.get(name) ?? [];
  const [value, classes, factory, alias] = [part('@@value'), part('@@class'), part('@@factory'), part('@@alias')];
  if (value.length > 0) return { value };
  if (alias.length > 0) return { alias };
  const names = parameterNames(evaluator, [...classes, ...factory]);
  const isClassic = part(CLASSIC).length > 0 || evaluator.contents(evaluator.modules.globalObject('awilix mode')).members.has(CLASSIC);
  const passed: Provider = isClassic
    ? {
        tokens: evaluator.list(
          node,
          names.map((name) => literalValue(name)),
          true,
          undefined,
          `names ${names.join(' ')}`,
        ),
      }
    : { arguments: evaluator.list(node, [cradle(evaluator)], true, undefined, 'cradle') };
  return { ...passed, ...(classes.length > 0 ? { class: classes } : {}), ...(factory.length > 0 ? { factory } : {}) };
}

function parameterNames(evaluator: Evaluator, [target]: Value): readonly string[] {
  const parameters =
    target?.kind === 'class'
      ? parametersOf(evaluator, target.class).map(([parameter]) => parameter)
      : target?.kind === 'function'
        ? [...target.closure.node.parameters]
        : [];
  return parameters.map(({ name }) => (evaluator.ts.isIdentifier(name) ? name.text : ''));
}

/** `asClass(C).singleton()`: how something is made, with methods that change nothing of what it is. */
function resolver(part: string): NativeBody {
  return (evaluator, call) => {
    const members = new Map<string, Value>([[part, call.arguments.at(0)]]);
    const made = evaluator.record(call.node, members, OTHERS, 'resolver');
    const same = nativeFunction('same', () => made, [made]);
    const classic = nativeFunction('classic', (inner, said) => marked(inner, made, said), [made]);
    const inject = nativeFunction('inject', (inner, said) => injectLocals(inner, made, said), [made]);
    for (const name of ['singleton', 'scoped', 'transient', 'proxy', 'setLifetime', 'setInjectionMode', 'disposer'])
      members.set(name, same);
    members.set('classic', classic).set('inject', inject);
    return evaluator.record(call.node, members, OTHERS, 'resolver');
  };
}

function marked(evaluator: Evaluator, made: Value, call: Call): Value {
  for (const each of made) {
    if (each.kind !== 'object') continue;
    const contents = evaluator.contents(each.object);
    evaluator.setContents(each.object, { ...contents, members: new Map([...contents.members, [CLASSIC, TRUE]]) });
  }
  return call.receiver.length > 0 ? call.receiver : made;
}

/** `inject(() => ({ name: value }))` registers names for one class; here they are for all. */
function injectLocals(evaluator: Evaluator, made: Value, call: Call): Value {
  const locals = evaluator.call(call.arguments.at(0), { ...call, receiver: ABSENT });
  for (const name of propertyNames(evaluator, locals, call.node)
    .names.flat()
    .flatMap((each) => literalOf(each) ?? [])) {
    const value = evaluator.record(
      call.node,
      new Map([['@@value', getProperty(evaluator, locals, literalValue(name), call.node)]]),
      OTHERS,
      name,
    );
    register(evaluator, name, value, call.node);
  }
  return made;
}

function container(evaluator: Evaluator, call: Call): Value {
  const mode = call.arguments
    .at(0)
    .flatMap((options) => (options.kind === 'object' ? member(evaluator, options, 'injectionMode', call.node) : []));
  if (mode.some(isClassicMode)) {
    const object = evaluator.modules.globalObject('awilix mode');
    evaluator.setContents(object, { ...evaluator.contents(object), members: new Map([[CLASSIC, TRUE]]) });
  }
  return evaluator.record(call.node, containerMembers(evaluator), OTHERS, 'container');
}

function containerMembers(evaluator: Evaluator): ReadonlyMap<string, Value> {
  return new Map<string, Value>([
    ['cradle', cradle(evaluator)],
    ['resolve', nativeFunction('resolve', (inner, said) => injectedFor(inner, said.arguments.at(0), said.node))],
    ['register', nativeFunction('register', registerAll)],
    ['createScope', nativeFunction('createScope', (_, said) => said.receiver)],
    ['build', nativeFunction('build', build)],
    ['loadModules', nativeFunction('loadModules', loadModules)],
  ]);
}

function isClassicMode(mode: Alternative): boolean {
  return literalOf(mode) === 'CLASSIC' || (mode.kind === 'external' && mode.path.at(-1) === 'CLASSIC');
}

/** `register('name', resolver)`, `register({ name: resolver })`. */
function registerAll(evaluator: Evaluator, call: Call): Value {
  const named = call.arguments.at(0);
  if (call.arguments.has(1)) for (const each of named) register(evaluator, literalOf(each) ?? '', call.arguments.at(1), call.node);
  else
    for (const name of propertyNames(evaluator, named, call.node)
      .names.flat()
      .flatMap((each) => literalOf(each) ?? []))
      register(evaluator, name, getProperty(evaluator, named, literalValue(name), call.node), call.node);
  return call.receiver;
}

/** Makes something that is registered under no name. */
function build(evaluator: Evaluator, call: Call): Value {
  const target = call.arguments.at(0);
  const written = target.map((each): Value => {
    const part = each.kind === 'class' ? '@@class' : '@@factory';
    return each.kind === 'object' ? [each] : evaluator.record(call.node, new Map([[part, [each]]]), OTHERS, 'built');
  });
  const name = `built in line ${evaluator.origin(call.node).line}`;
  register(evaluator, name, join(...written), call.node);
  return injectedFor(evaluator, literalValue(name), call.node);
}

function loadModules(evaluator: Evaluator, call: Call): Value {
  evaluator.journal.report(call.node, {
    rule: 'unresolved-import',
    severity: 'warning',
    message: 'the modules that the container loads here are found by patterns at run time; what they register is not known',
    incomplete: '*',
  });
  return call.receiver;
}

const FUNCTIONS: ReadonlyMap<string, NativeBody> = new Map([
  ['createContainer', container],
  ['asClass', resolver('@@class')],
  ['asFunction', resolver('@@factory')],
  ['asValue', resolver('@@value')],
  ['aliasTo', resolver('@@alias')],
]);

/** https://github.com/jeffijoe/awilix#api; Fastify's plugin exports a container that is there already: https://github.com/fastify/fastify-awilix. */
export const AWILIX: CodeModel = {
  packages: ['awilix', '@fastify/awilix'],
  call(evaluator, external, call) {
    const name = external.path.at(-1) ?? '';
    if (external.path.at(-2) !== 'diContainer') return FUNCTIONS.get(name)?.(evaluator, call);
    const method = containerMembers(evaluator).get(name);
    return method === undefined ? undefined : evaluator.call(method, { ...call, receiver: [{ ...external, path: ['diContainer'] }] });
  },
};
