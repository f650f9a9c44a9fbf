import { Arguments } from '../calls/arguments.ts';
import { construct } from '../calls/construct.ts';
import { escapeAll } from '../calls/escape.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { toText, valueOfPatterns } from '../text.ts';
import { ABSENT, type Alternative, EITHER_BOOLEAN, literalValue, scalarValue, unknownData, type Value } from '../value.ts';
import { callDataMethod } from './data-methods.ts';
import { methodHandsTextOn, withEventData } from './event-text.ts';
import { callListMethod } from './list-methods.ts';
import { callMapMethod } from './map-methods.ts';
import { hasOwn } from './own-property.ts';
import { callPromiseMethod, isPromiseMethod } from './promise-methods.ts';
import { callTextMethod, isTextMethod } from './text-methods.ts';

/** A call of a method that is modelled: of a function, text, list, map, number, promise. */
export function callMethod(evaluator: Evaluator, receiver: Alternative, name: string, call: Call): Value {
  const made = callOf(evaluator, receiver, name, call);
  return methodHandsTextOn(receiver, name) ? withEventData(evaluator, made, [receiver, ...call.arguments.all().flat()]) : made;
}

function callOf(evaluator: Evaluator, receiver: Alternative, name: string, call: Call): Value {
  if (isPromiseMethod(name)) return callPromiseMethod(evaluator, [receiver], name, call);
  if (name === 'promise') return [receiver];
  if (isFunction(receiver) && (name === 'call' || name === 'apply' || name === 'bind'))
    return callFunctionMethod(evaluator, receiver, name, call);
  switch (receiver.kind) {
    case 'text':
      return callTextMethod(evaluator, receiver, name, call);
    case 'unknown':
      return callDataMethod(evaluator, receiver, name, call);
    case 'scalar':
      return name === 'toString' || name === 'toFixed' ? literalValue(String(receiver.value)) : unknownData('event', 'a number as text');
    case 'regexp':
      return name === 'test' ? EITHER_BOOLEAN : unknownData('event', 'what an expression finds');
    case 'object':
      if (receiver.object.kind === 'map' || receiver.object.kind === 'set') return callMapMethod(evaluator, receiver, name, call);
      if (receiver.object.kind === 'list' || receiver.object.kind === 'iterator') return callListMethod(evaluator, receiver, name, call);
      return callObjectMethod(evaluator, receiver, name, call);
    default:
      if (isTextMethod(name)) return unknownData('unresolved', `what ${name} gives`);
      escapeAll(evaluator, call.arguments.all(), call.node);
      return unknownData('unresolved', `what ${name} of a ${receiver.kind} gives`);
  }
}

function isFunction(alternative: Alternative): boolean {
  return ['function', 'class', 'native', 'method', 'bound', 'external', 'global'].includes(alternative.kind);
}

function callFunctionMethod(evaluator: Evaluator, target: Alternative, name: 'call' | 'apply' | 'bind', call: Call): Value {
  const receiver = rebind(target, call.arguments.at(0));
  const function_: Value = [receiver];
  if (name === 'bind')
    return [{ kind: 'bound', target: function_, receiver: call.arguments.at(0), leading: call.arguments.from(1).values }];
  if (name === 'call')
    return (
      constructBase(evaluator, target, call.arguments.from(1), call) ??
      evaluator.call(function_, { receiver: call.arguments.at(0), arguments: call.arguments.from(1), node: call.node })
    );
  const { items, isExact } = iterate(evaluator, call.arguments.at(1), call.node);
  const [all = ABSENT] = items;
  const passed = isExact ? new Arguments(items) : new Arguments([], all);
  if (target.kind === 'class') return construct(evaluator, function_, { receiver: ABSENT, arguments: passed, node: call.node });
  return (
    constructBase(evaluator, target, passed, call) ??
    evaluator.call(function_, { receiver: call.arguments.at(0), arguments: passed, node: call.node })
  );
}

/** `Base.call(this, ...)` in a constructor: a base class that is not read makes its part of the instance. */
function constructBase(evaluator: Evaluator, target: Alternative, passed: Arguments, call: Call): Value | undefined {
  const instance = call.arguments.at(0);
  if (target.kind !== 'external' && target.kind !== 'global') return undefined;
  const name = target.kind === 'external' ? (target.path.at(-1) ?? '') : (target.path.split('.').at(-1) ?? '');
  const isConstructor = /^[A-Z]/.test(name) || (target.kind === 'global' && target.path === 'node:events');
  if (!isConstructor || !instance.every((each) => each.kind === 'object' && each.object.kind === 'instance')) return undefined;
  const base = construct(evaluator, [target], { receiver: ABSENT, arguments: passed, node: call.node, isConstruction: true });
  for (const each of instance) if (each.kind === 'object') each.object.base = base;
  return instance;
}

/** A modelled method called on another object of its kind is that object's method. */
function rebind(target: Alternative, receiver: Value): Alternative {
  const [only] = receiver;
  if (target.kind !== 'method' || receiver.length !== 1 || only === undefined) return target;
  const isGeneric = target.receiver.kind === 'global' && target.receiver.path === 'Function.prototype' && isFunction(only);
  const fits = isGeneric || only.kind === target.receiver.kind || (target.receiver.kind === 'global' && only.kind === 'object');
  return fits ? { ...target, receiver: only } : target;
}

function callObjectMethod(evaluator: Evaluator, receiver: Alternative, name: string, call: Call): Value {
  switch (name) {
    case 'hasOwnProperty':
      return hasOwn(evaluator, [receiver], call.arguments.at(0));
    case 'toString':
      return valueOfPatterns(toText(evaluator, [receiver]));
    case 'valueOf':
    case 'toJSON':
      return [receiver];
    default:
      escapeAll(evaluator, call.arguments.all(), call.node);
      return name === 'length' ? scalarValue(0) : unknownData('unresolved', `what ${name} gives`);
  }
}
