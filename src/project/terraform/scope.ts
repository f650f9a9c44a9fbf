import type { DataValue, RecordValue } from '../../model/data-value.ts';
import type { ModuleBlock } from './module.ts';

/** The names that are bound where an expression stands, besides those of the module. */
export interface Scope {
  /** `each.key` and `each.value`, `count.index`, and the variables of `for` expressions. */
  readonly names: ReadonlyMap<string, DataValue>;
  /** The file of the expression, for places. */
  readonly file: string;
  /** What a plan knows of the attributes of a block's instance. */
  readonly planned?: { readonly block: ModuleBlock; readonly values: RecordValue };
}

/** The scope with further names. */
export function withNames(scope: Scope, names: readonly (readonly [string, DataValue])[]): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}
