import type { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.ts';
import { getProperty } from './property.ts';
import { type Alternative, literalValue, objectValue, type Value } from './value.ts';

/** What stands above a value: for an instance its class's prototype, for a class the class that it extends. */
export function prototypeOf(alternative: Alternative): Value {
  switch (alternative.kind) {
    case 'object':
      return alternative.object.prototype;
    case 'function':
      return alternative.closure.object.prototype;
    case 'class':
      return alternative.class.parent ?? [];
    // A package stands above what is made from its prototype, so that a bundler's copy of its names finds them all.
    case 'external':
    case 'global':
    case 'namespace':
      return [alternative];
    default:
      return [];
  }
}

/** `Object.setPrototypeOf(target, prototype)`. */
export function setPrototype(target: Value, prototype: Value): void {
  for (const each of target) {
    if (each.kind === 'object') each.object.prototype = prototype;
    else if (each.kind === 'function') each.closure.object.prototype = prototype;
  }
}

/** The object that instances of a class or constructor function inherit from. */
export function instancePrototype(evaluator: Evaluator, alternative: Alternative, node: ts.Node): Value {
  if (alternative.kind === 'class') return objectValue(alternative.class.prototype);
  if (alternative.kind === 'function') return getProperty(evaluator, [alternative], literalValue('prototype'), node);
  return [];
}

/** `Derived extends Base` of constructor functions. What a base that is not read gives comes with its construction. */
export function inherit(evaluator: Evaluator, derived: Value, base: Value, node: ts.Node): void {
  const above = base.flatMap((each) => instancePrototype(evaluator, each, node));
  setPrototype(
    derived.flatMap((each) => instancePrototype(evaluator, each, node)),
    above,
  );
  setPrototype(
    derived,
    base.filter(({ kind }) => kind !== 'scalar' && kind !== 'absent'),
  );
}
