import type { ts } from 'ts-morph';
import { Arguments } from '../calls/arguments.ts';
import type { Evaluator } from '../evaluator.ts';
import { type HeapObject, withEntry } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { ABSENT, type ClassAlternative, type Value } from '../value.ts';
import { alternativeKey, join } from '../value-set.ts';
import { injectedInstance } from './injected-instance.ts';

/** How a container makes what it gives for a token: one of these is set. */
export interface Provider {
  readonly value?: Value;
  readonly class?: Value;
  readonly factory?: Value;
  /** What is given for another token. */
  readonly alias?: Value;
  /** The tokens of a factory's arguments, as a list. */
  readonly factoryTokens?: Value;
  /** The arguments of a factory or constructor themselves. */
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
  const isOpen = token.some(({ kind }) => kind === 'unknown');
  const found = entries.filter((entry) => isOpen || entry.key.some((key) => keys.has(alternativeKey(key)) || key.kind === 'unknown'));
  if (found.length === 0) return undefined;
  return join(...found.flatMap(({ value }) => value.map((each) => (each.kind === 'object' ? made(evaluator, each.object, node) : []))));
}

/** What is given for a token: what was registered, or an instance of the class that the token is; empty where neither is known. */
export function resolveToken(evaluator: Evaluator, token: Value, node: ts.Node): Value {
  const registered = provided(evaluator, token, node);
  if (registered !== undefined) return registered;
  return join(...token.map((each): Value => (each.kind === 'class' ? implicit(evaluator, each, node) : [])));
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
  const given = members.has('@@arguments') ? new Arguments(iterate(evaluator, part('arguments'), node).items) : undefined;
  const instances = part('class').map((each) => (each.kind === 'class' ? injectedInstance(evaluator, each, given) : []));
  const alias = part('alias');
  return join(
    part('value'),
    ...instances,
    alias.length === 0 ? [] : resolveToken(evaluator, alias, node),
    callFactory(evaluator, part('factory'), given ?? factoryArguments(evaluator, part('factoryTokens'), node), node),
  );
}

function callFactory(evaluator: Evaluator, factory: Value, given: Arguments, node: ts.Node): Value {
  return factory.length === 0 ? [] : evaluator.call(factory, { receiver: ABSENT, arguments: given, node });
}

function factoryArguments(evaluator: Evaluator, tokens: Value, node: ts.Node): Arguments {
  return new Arguments(iterate(evaluator, tokens, node).items.map((token) => resolveToken(evaluator, token, node)));
}
