import type { HomeObject } from './function-value.ts';
import type { ModuleInstance } from './modules/module-instance.ts';
import { Cell } from './state.ts';
import type { Value } from './value.ts';

/** What a name in a scope stands for: a variable, or something that is looked up anew each time (an import). */
export type Binding = Cell | Alias;

export interface Alias {
  readonly read: () => Value;
}

/** What `this`, `super`, `arguments` and `new.target` mean in a function; arrow functions have none of their own. */
export interface FunctionFrame {
  /** A variable, for a derived constructor has no `this` before `super()`. */
  readonly receiver: Cell;
  readonly home: HomeObject | undefined;
  readonly arguments: Value;
  readonly newTarget: Value;
}

/** The names that are visible at one place of one activation. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly module: ModuleInstance;
  readonly #frame: FunctionFrame | undefined;
  readonly #bindings = new Map<string, Binding>();

  constructor(module: ModuleInstance, parent?: Scope, frame?: FunctionFrame) {
    this.module = module;
    this.parent = parent;
    this.#frame = frame;
  }

  nest(frame?: FunctionFrame): Scope {
    return new Scope(this.module, this, frame);
  }

  declare(name: string, binding: Binding): void {
    this.#bindings.set(name, binding);
  }

  own(name: string): Binding | undefined {
    return this.#bindings.get(name);
  }

  lookup(name: string): Binding | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const binding = scope.#bindings.get(name);
      if (binding !== undefined) return binding;
    }
    return undefined;
  }

  frame(): FunctionFrame | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      if (scope.#frame !== undefined) return scope.#frame;
    }
    return undefined;
  }
}

export function isCellBinding(binding: Binding): binding is Cell {
  return binding instanceof Cell;
}
