import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import type { ClassHome } from '../function-value.ts';
import { getInherited } from '../property.ts';
import { instancePrototype } from '../prototype-links.ts';
import type { Scope } from '../scope.ts';
import { unknownValue, type Value } from '../value.ts';
import type { MemberAccess } from './access.ts';
import { evaluateThis } from './names.ts';

/** `super.name`: looked up above the class that the code stands in, with the same `this`. */
export function superMember(evaluator: Evaluator, node: ts.Node, key: Value, scope: Scope): MemberAccess {
  const receiver = evaluateThis(evaluator, node, scope);
  const home = scope.frame()?.home;
  const above = home === undefined ? [] : home.class === undefined ? home.object.prototype : aboveClass(evaluator, home, node);
  const base = receiver.flatMap((alternative) => (alternative.kind === 'object' ? alternative.object.base : []));
  const start = above.length === 0 ? base : above;
  if (start.length === 0) return { receiver, value: unknownValue('super has nothing above it', evaluator.origin(node)) };
  return { receiver, value: getInherited(evaluator, start, key, receiver, node) };
}

function aboveClass(evaluator: Evaluator, home: ClassHome, node: ts.Node): Value {
  const parent = home.class.parent ?? [];
  return home.static ? parent : parent.flatMap((alternative) => instancePrototype(evaluator, alternative, node));
}
