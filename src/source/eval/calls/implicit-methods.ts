import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { ABSENT, type Alternative, literalValue, type ObjectAlternative, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { Arguments, NO_ARGUMENTS } from './arguments.ts';
import { nativeFunction } from './native.ts';

/** Calls a method of first-party code that the language calls by itself, such as `toJSON`; `undefined` where the object has none. */
export function callImplicitMethod(
  evaluator: Evaluator,
  target: ObjectAlternative,
  name: string,
  node?: ts.Node,
  passed = NO_ARGUMENTS,
): Value | undefined {
  const given: Value[] = [];
  for (const method of firstPartyMethod(evaluator, target, name)) {
    const place = node ?? nodeOf(method);
    if (place !== undefined) given.push(evaluator.call([method], { receiver: [target], arguments: passed, node: place }));
  }
  return given.length === 0 ? undefined : join(...given);
}

/** Where the code of a function stands. */
function nodeOf(method: Alternative): ts.Node | undefined {
  if (method.kind === 'function') return method.closure.node;
  return method.kind === 'bound' ? method.target.map(nodeOf).find((node) => node !== undefined) : undefined;
}

/** Which kind of value an operator wants of an object. */
export type Hint = 'default' | 'number' | 'string';

/** A value as operators see it: objects are asked for a primitive by their own methods. https://tc39.es/ecma262/#sec-toprimitive */
export function primitives(evaluator: Evaluator, value: Value, hint: Hint, node?: ts.Node): Value {
  if (!value.some(({ kind }) => kind === 'object')) return value;
  const given = value.map((each) => (each.kind === 'object' ? primitiveOf(evaluator, each, hint, node) : undefined));
  return given.every((each) => each === undefined) ? value : join(...value.map((each, index) => given[index] ?? [each]));
}

/** What the methods of an object give; `undefined` where it has none of its own. */
export function primitiveOf(evaluator: Evaluator, target: ObjectAlternative, hint: Hint, node?: ts.Node): Value | undefined {
  const asked = callImplicitMethod(evaluator, target, '@@toPrimitive', node, new Arguments([literalValue(hint)]));
  if (asked !== undefined) return asked;
  for (const name of hint === 'string' ? ['toString', 'valueOf'] : ['valueOf', 'toString']) {
    const given = callImplicitMethod(evaluator, target, name, node);
    if (given?.some(({ kind }) => kind !== 'object')) return given;
  }
  return undefined;
}

/** What `await` gives: an object with a method `then` is asked for its value. */
export function awaited(evaluator: Evaluator, value: Value, node: ts.Node): Value {
  if (!value.some((alternative) => thenOf(evaluator, alternative).length > 0)) return value;
  return join(...value.map((alternative) => resolved(evaluator, alternative, node)));
}

function resolved(evaluator: Evaluator, alternative: Alternative, node: ts.Node): Value {
  const method = thenOf(evaluator, alternative);
  if (method.length === 0) return [alternative];
  const given: Value[] = [];
  const resolve = nativeFunction('resolve', (_, call) => {
    given.push(call.arguments.at(0));
    return ABSENT;
  });
  const reject = nativeFunction('reject', () => ABSENT);
  evaluator.call(method, { receiver: [alternative], arguments: new Arguments([resolve, reject]), node });
  return given.length === 0 ? ABSENT : join(...given);
}

function thenOf(evaluator: Evaluator, alternative: Alternative): Value {
  return alternative.kind === 'object' ? firstPartyMethod(evaluator, alternative, 'then') : [];
}

/** The functions under a name on an object or on what it inherits from; getters are left alone. */
function firstPartyMethod(evaluator: Evaluator, target: ObjectAlternative, name: string): Value {
  let owners: Value = [target];
  while (owners.length > 0) {
    const found = owners.flatMap((owner) => (owner.kind === 'object' ? (evaluator.contents(owner.object).members.get(name) ?? []) : []));
    if (found.length > 0) return found.filter(({ kind }) => kind === 'function' || kind === 'bound' || kind === 'native');
    owners = owners.flatMap((owner) => (owner.kind === 'object' ? owner.object.prototype : []));
  }
  return [];
}
