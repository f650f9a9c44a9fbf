import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { ABSENT, type Alternative, type ObjectAlternative, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { Arguments, NO_ARGUMENTS } from './arguments.ts';
import { nativeFunction } from './native.ts';

/** Calls a method of first-party code that the language calls by itself, such as `toString`; `undefined` where the object has none. */
export function callImplicitMethod(evaluator: Evaluator, target: ObjectAlternative, name: string, node?: ts.Node): Value | undefined {
  const method = firstPartyMethod(evaluator, target, name);
  const [first] = method;
  if (first?.kind !== 'function') return undefined;
  return evaluator.call(method, { receiver: [target], arguments: NO_ARGUMENTS, node: node ?? first.closure.node });
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
    if (found.length > 0) return found.filter(({ kind }) => kind === 'function');
    owners = owners.flatMap((owner) => (owner.kind === 'object' ? owner.object.prototype : []));
  }
  return [];
}
