import type { Evaluator } from '../evaluator.ts';
import type { Closure, HomeObject } from '../function-value.ts';
import { HeapObject } from '../heap.ts';
import type { Scope } from '../scope.ts';
import { type FunctionNode, newIdentity, type Value } from '../value.ts';

/** The function that `node` makes in `scope`. Made again in the same context it is the same function. */
export function makeClosure(evaluator: Evaluator, node: FunctionNode, scope: Scope, name: string, home?: HomeObject): Value {
  const closure = evaluator.context.once(node, { name: 'closure', is: isClosure }, (): Closure => {
    const made = { id: newIdentity(), node, scope, object: new HeapObject('function'), name };
    return home === undefined ? made : { ...made, home };
  });
  if (closure.scope === scope) return [{ kind: 'function', closure }];
  return [
    {
      kind: 'function',
      closure: evaluator.context.once(node, { name: 'closure again', is: isClosure }, () => ({ ...closure, id: newIdentity(), scope })),
    },
  ];
}

function isClosure(value: unknown): value is Closure {
  return typeof value === 'object' && value !== null && 'node' in value && 'scope' in value && 'object' in value;
}
