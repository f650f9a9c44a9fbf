import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { getProperty } from '../property.ts';
import type { Scope } from '../scope.ts';
import { literalValue, objectValue, unknownValue, type Value } from '../value.ts';
import type { MemberAccess } from './access.ts';
import { evaluateThis } from './names.ts';

/** `super.name`: looked up above the class that the code stands in, with the same `this`. */
export function superMember(evaluator: Evaluator, node: ts.Node, key: Value, scope: Scope): MemberAccess {
  const receiver = evaluateThis(evaluator, node, scope);
  const home = scope.frame()?.home;
  const parent = home?.class.parent;
  if (home === undefined || parent === undefined)
    return { receiver, value: unknownValue('super has no class above it', evaluator.origin(node)) };
  const start = home.static ? parent : parent.flatMap((alternative) => prototypeOf(evaluator, alternative, node));
  const base = receiver.flatMap((alternative) => (alternative.kind === 'object' ? alternative.object.base : []));
  return { receiver, value: getProperty(evaluator, start.length === 0 ? base : start, key, node) };
}

/** The object that instances of a class or constructor function inherit from. */
function prototypeOf(evaluator: Evaluator, alternative: Value[number], node: ts.Node): Value {
  if (alternative.kind === 'class') return objectValue(alternative.class.prototype);
  if (alternative.kind === 'function') return getProperty(evaluator, [alternative], literalValue('prototype'), node);
  return [];
}
