import { Arguments } from '../calls/arguments.ts';
import { construct } from '../calls/construct.ts';
import { constructParents } from '../calls/construct-class.ts';
import { type Call, type NativeBody, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { isInstanceOf } from '../expressions/binary.ts';
import { iterate } from '../iteration.ts';
import { getInherited, getProperty } from '../property.ts';
import { inherit, prototypeOf, setPrototype } from '../prototype-links.ts';
import { ABSENT, literalValue, scalarValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { callGlobal } from './call-global.ts';

/** Bits of the last argument of `_superPropGet`: look above the prototype, and give a function that calls the member. */
const OF_PROTOTYPE = 1;
const CALLED = 2;

/**
 * Functions that Babel and swc write for classes, by their names without underscores:
 * https://github.com/babel/babel/tree/main/packages/babel-helpers/src/helpers, https://github.com/swc-project/swc/tree/main/packages/helpers.
 */
export const CLASS_HELPERS: Readonly<Record<string, NativeBody>> = {
  inherits,
  inheritsLoose: inherits,
  callSuper: (evaluator, call) => callSuper(evaluator, call.arguments.at(0), call.arguments.at(1), list(evaluator, call, 2), call),
  createSuper: (_, call) => {
    const derived = call.arguments.at(0);
    return nativeFunction('super', (inner, made) => callSuper(inner, made.receiver, derived, made.arguments, made), [derived]);
  },
  possibleConstructorReturn: (_, call) => {
    const given = call.arguments.at(1);
    const objects = given.filter(({ kind }) => kind !== 'absent' && kind !== 'scalar' && kind !== 'text');
    return objects.length > 0 && objects.length === given.length ? objects : join(call.arguments.at(0), objects);
  },
  assertThisInitialized: (_, call) => call.arguments.at(0),
  classCallCheck: () => ABSENT,
  getPrototypeOf: (_, call) => {
    const above = call.arguments.at(0).flatMap(prototypeOf);
    return above.length === 0 ? scalarValue(null) : above;
  },
  setPrototypeOf: (_, call) => {
    setPrototype(call.arguments.at(0), call.arguments.at(1));
    return call.arguments.at(0);
  },
  superPropGet: superMember,
  get: (evaluator, call) =>
    getInherited(
      evaluator,
      call.arguments.at(0),
      call.arguments.at(1),
      call.arguments.has(2) ? call.arguments.at(2) : call.arguments.at(0),
      call.node,
    ),
  createClass: (evaluator, call) => {
    const made = call.arguments.at(0);
    defineAll(evaluator, getProperty(evaluator, made, literalValue('prototype'), call.node), call.arguments.at(1), call);
    defineAll(evaluator, made, call.arguments.at(2), call);
    return made;
  },
  defineProperty: (evaluator, call) => {
    const [target, key, value] = [call.arguments.at(0), call.arguments.at(1), call.arguments.at(2)];
    define(evaluator, target, key, evaluator.record(call.node, new Map([['value', value]]), undefined, 'descriptor'), call);
    return target;
  },
  toPropertyKey: (_, call) => call.arguments.at(0),
  typeof: () => unknownData('event', 'the type of a value'),
  typeOf: () => unknownData('event', 'the type of a value'),
  instanceof: (evaluator, call) => isInstanceOf(evaluator, call.arguments.at(0), call.arguments.at(1), call.node),
  wrapNativeSuper: (_, call) => call.arguments.at(0),
  construct: (evaluator, call) =>
    construct(evaluator, call.arguments.at(0), {
      receiver: ABSENT,
      arguments: list(evaluator, call, 1),
      node: call.node,
      isConstruction: true,
    }),
};

/** `[{ key, value }, { key, get, set }]`. */
function defineAll(evaluator: Evaluator, target: Value, properties: Value, call: Call): void {
  const given = properties.filter(({ kind }) => kind === 'object');
  for (const property of iterate(evaluator, given, call.node).items)
    define(evaluator, target, getProperty(evaluator, property, literalValue('key'), call.node), property, call);
}

function define(evaluator: Evaluator, target: Value, key: Value, descriptor: Value, call: Call): void {
  callGlobal(evaluator, 'Object.defineProperty', { ...call, arguments: new Arguments([target, key, descriptor]) });
}

function inherits(evaluator: Evaluator, call: Call): Value {
  inherit(evaluator, call.arguments.at(0), call.arguments.at(1), call.node);
  return ABSENT;
}

/** The list at a place, as arguments of a call. */
function list(evaluator: Evaluator, call: Call, index: number): Arguments {
  const given = call.arguments.at(index).filter(({ kind }) => kind !== 'absent' && kind !== 'scalar');
  const { items, isExact } = iterate(evaluator, given, call.node);
  return isExact ? new Arguments(items) : new Arguments([], join(...items));
}

/** Runs the constructor above `derived` on `instance`. */
function callSuper(evaluator: Evaluator, instance: Value, derived: Value, passed: Arguments, call: Call): Value {
  const replaced = constructParents(
    evaluator,
    derived.flatMap(prototypeOf),
    instance,
    { receiver: instance, arguments: passed, node: call.node, isConstruction: true },
    derived,
  );
  return replaced ?? instance;
}

/** `_superPropGet(Class, 'name', this, flags)`: https://github.com/babel/babel/blob/main/packages/babel-helpers/src/helpers/superPropGet.ts. */
function superMember(evaluator: Evaluator, call: Call): Value {
  const [flag] = call.arguments.at(3);
  const flags = flag?.kind === 'scalar' ? Number(flag.value) : 0;
  const receiver = call.arguments.at(2);
  const home = call.arguments.at(0);
  const start =
    (flags & OF_PROTOTYPE) === 0 ? home : home.flatMap((each) => getProperty(evaluator, [each], literalValue('prototype'), call.node));
  const above = start.flatMap(prototypeOf);
  const base = receiver.flatMap((each) => (each.kind === 'object' ? each.object.base : []));
  const member = getInherited(evaluator, above.length === 0 ? base : above, call.arguments.at(1), receiver, call.node);
  if ((flags & CALLED) === 0) return member;
  return nativeFunction(
    'super method',
    (inner, called) => inner.call(member, { receiver, arguments: list(inner, called, 0), node: called.node }),
    [member, receiver],
  );
}
