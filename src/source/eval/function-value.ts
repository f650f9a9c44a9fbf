import type { ts } from 'ts-morph';
import type { HeapObject } from './heap.ts';
import type { Scope } from './scope.ts';
import type { FunctionNode, Value } from './value.ts';

/** A first-party function in the scope that it was made in. */
export interface Closure {
  readonly id: number;
  readonly node: FunctionNode;
  readonly scope: Scope;
  /** The object whose prototype `super` means inside. */
  readonly home?: HomeObject;
  /** Properties of the function, `prototype` among them. */
  readonly object: HeapObject;
  readonly name: string;
}

/** Where methods stand: `super.x` starts one step above. */
export type HomeObject = ClassHome | LiteralHome;

export interface ClassHome {
  readonly class: ClassValue;
  readonly static: boolean;
}

/** An object literal. */
export interface LiteralHome {
  readonly class?: undefined;
  readonly object: HeapObject;
}

/** A first-party class. */
export interface ClassValue {
  readonly id: number;
  readonly node: ts.ClassLikeDeclaration;
  readonly name: string;
  readonly scope: Scope;
  /** What it extends; absent for a base class. */
  readonly parent?: Value;
  /** Static members. */
  readonly object: HeapObject;
  /** Methods and accessors of the instances. */
  readonly prototype: HeapObject;
  /** Names of computed members, evaluated once with the class. */
  readonly computedNames: ReadonlyMap<ts.Node, Value>;
}
