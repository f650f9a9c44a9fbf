import type { Origin } from './origin.ts';
import type { Setting } from './setting.ts';

/** What a description sets for a function beside its code, environment and role. */
export interface FunctionSettings {
  /** `Active`, `PassThrough` or `Disabled`. */
  readonly tracing: Setting<string>;
  readonly reservedConcurrency: Setting<number>;
  /** The customer managed key of the environment: set or not. */
  readonly environmentKey: Setting<true>;
  /** A dead-letter queue, or a destination for what failed. */
  readonly failureTarget: Setting<true>;
  /** The first event that invokes the function asynchronously; absent where none is declared. */
  readonly asynchronousEvent?: { readonly type: string; readonly origin: Origin };
  /** The retention of the function's log group in days; unset where the group is declared without one. */
  readonly logRetention: Setting<number>;
  /** True where the description declares the function's log group. */
  readonly declaresLogGroup: boolean;
  readonly codeSigning: Setting<true>;
  readonly runtime: Setting<string>;
  /** Where each variable of the environment stands. */
  readonly environmentOrigins: ReadonlyMap<string, Origin>;
}
