import type { ts } from 'ts-morph';
import { Arguments, NO_ARGUMENTS } from '../calls/arguments.ts';
import type { Evaluator } from '../evaluator.ts';
import { type HeapObject, withEntry } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { ABSENT, type ClassAlternative, unknownValue, type Value } from '../value.ts';
import { alternativeKey, join } from '../value-set.ts';
import { injectedInstance } from './injected-instance.ts';

/** How a container makes what it gives for a token: one of these is set. */
export interface Provider {
  readonly value?: Value;
  readonly class?: Value;
  readonly factory?: Value;
  /** What is given for another token. */
  readonly alias?: Value;
  /** The tokens of the factory's or constructor's arguments, as a list. */
  readonly tokens?: Value;
  /** The arguments themselves, as a list. */
  readonly arguments?: Value;
}

const TABLE = 'providers of injected values';
const MADE = '@@made';

/**
 * Notes what is given for a token. All containers of a handler share one table: what one of them holds under a token is rarely held under it by
 * another, and then both count.
 */
export function provide(evaluator: Evaluator, token: Value, provider: Provider, node: ts.Node, tag = ''): void {
  const members = Object.entries(provider).map(([name, value]): [string, Value] => [`@@${name}`, value]);
  const record = evaluator.record(node, new Map(members), undefined, `provider ${tag}`);
  const table = evaluator.modules.globalObject(TABLE);
  evaluator.setContents(table, withEntry(evaluator.contents(table), token, record));
}

/** What containers give for a token; `undefined` where nothing was registered under it. */
export function provided(evaluator: Evaluator, token: Value, node: ts.Node): Value | undefined {
  const { entries } = evaluator.contents(evaluator.modules.globalObject(TABLE));
  const keys = new Set(token.map(alternativeKey));
  const found = entries.filter((entry) => entry.key.some((key) => keys.has(alternativeKey(key))));
  if (found.length === 0) return undefined;
  return join(...found.flatMap(({ value }) => value.map((each) => (each.kind === 'object' ? made(evaluator, each.object, node) : []))));
}

/** What is given for a token: what was registered, or an instance of the class that the token is; empty where neither is known. */
export function resolveToken(evaluator: Evaluator, token: Value, node: ts.Node): Value {
  const registered = provided(evaluator, token, node);
  if (registered !== undefined) return registered;
  return join(...token.map((each): Value => (each.kind === 'class' ? implicit(evaluator, each, node) : [])));
}

/** The same for code that counts on it: where nothing is known, anything may be behind it. */
export function injectedFor(evaluator: Evaluator, token: Value, node: ts.Node): Value {
  const found = resolveToken(evaluator, token, node);
  return found.length > 0 ? found : unknownValue('what a container gives here is not known', evaluator.origin(node));
}

/** A class that nobody registered is its own token. */
function implicit(evaluator: Evaluator, token: ClassAlternative, node: ts.Node): Value {
  provide(evaluator, [token], { class: [token] }, token.class.node);
  return provided(evaluator, [token], node) ?? [];
}

/** Made once; made again only on a path of the program on which it was not yet. */
function made(evaluator: Evaluator, provider: HeapObject, node: ts.Node): Value {
  const known = evaluator.contents(provider).members.get(MADE);
  if (known?.every(({ kind }) => kind !== 'absent') === true) return known;
  return evaluator.injection.once(provider, () => {
    const fresh = evaluator.within(evaluator.injection.context, () => make(evaluator, provider, node));
    const contents = evaluator.contents(provider);
    evaluator.setContents(provider, { ...contents, members: new Map([...contents.members, [MADE, fresh]]) });
    return fresh;
  });
}

function make(evaluator: Evaluator, provider: HeapObject, node: ts.Node): Value {
  const { members } = evaluator.contents(provider);
  const part = (name: keyof Provider): Value => members.get(`@@${name}`) ?? [];
  const given = givenArguments(evaluator, part('arguments'), part('tokens'), node);
  const instances = part('class').map((each) => (each.kind === 'class' ? injectedInstance(evaluator, each, given) : []));
  const [alias, factory] = [part('alias'), part('factory')];
  return join(
    part('value'),
    ...instances,
    alias.length === 0 ? [] : resolveToken(evaluator, alias, node),
    factory.length === 0 ? [] : evaluator.call(factory, { receiver: ABSENT, arguments: given ?? NO_ARGUMENTS, node }),
  );
}

function givenArguments(evaluator: Evaluator, values: Value, tokens: Value, node: ts.Node): Arguments | undefined {
  if (values.length > 0) return new Arguments(iterate(evaluator, values, node).items);
  if (tokens.length === 0) return undefined;
  return new Arguments(iterate(evaluator, tokens, node).items.map((token) => injectedFor(evaluator, token, node)));
}
