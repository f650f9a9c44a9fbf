import type { Origin } from './origin.ts';

/** What is known of a setting of a description. */
export interface Setting<Value> {
  /** Each value that a branch of a condition gives it. */
  readonly values: readonly Value[];
  /** True where some deployment leaves it out. */
  readonly mayBeUnset: boolean;
  /** Why there may be values that are not listed; absent where there are none. */
  readonly unknown?: string;
  /** Where it is set, else where the resource stands that could set it. */
  readonly origin: Origin;
}

/** True where no deployment sets it. */
export function isSurelyUnset({ values, unknown }: Setting<unknown>): boolean {
  return values.length === 0 && unknown === undefined;
}

/** True where some branch of the description gives it a value for which `test` holds. */
export function isSomewhere<Value>({ values }: Setting<Value>, test: (value: Value) => boolean): boolean {
  return values.some(test);
}
