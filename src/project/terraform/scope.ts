import type { DataValue } from '../../model/data-value.ts';

/** The names that are bound where an expression stands, besides those of the module. */
export interface Scope {
  /** `each.key` and `each.value`, `count.index`, and the variables of `for` expressions. */
  readonly names: ReadonlyMap<string, DataValue>;
  /** The file of the expression, for places. */
  readonly file: string;
}

/** The scope with further names. */
export function withNames(scope: Scope, names: readonly (readonly [string, DataValue])[]): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}
