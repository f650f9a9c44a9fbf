import type { ts } from 'ts-morph';
import type { Closure } from './function-value.ts';
import type { State } from './state.ts';
import type { Value } from './value.ts';

/** One run of a function body or module. */
export interface Activation {
  readonly parent: Activation | undefined;
  /** Absent for a module. */
  readonly closure: Closure | undefined;
  /** The function's name, `<module>` for a module, `<anonymous>` where it has none. */
  readonly name: string;
  /** The call that started it, where code that is read made the call. */
  readonly callNode: ts.Node | undefined;
  /** True where `yield` awaits. */
  readonly isAwaiter: boolean;
  returns: Value;
  readonly exits: State[];
  yields: Value;
  /** What the generator was resumed with. */
  sent: Value;
  readonly jumps: JumpTarget[];
  /** Set where the function called itself with this activation still running, and what with. */
  reentry: Reentry | undefined;
}

export interface Reentry {
  readonly values: readonly Value[];
  readonly receiver: Value;
  readonly state: State;
}

/** A statement that `break` or `continue` may leave. */
export interface JumpTarget {
  readonly label: string | undefined;
  readonly isLoop: boolean;
  /** `break` without a label leaves loops and switches only. */
  readonly acceptsPlainBreak: boolean;
  readonly breaks: State[];
  readonly continues: State[];
}

/** A new activation. */
export function startActivation(
  name: string,
  parent: Activation | undefined,
  closure: Closure | undefined,
  callNode: ts.Node | undefined,
  isAwaiter = false,
): Activation {
  return { parent, closure, name, callNode, isAwaiter, returns: [], exits: [], yields: [], sent: [], jumps: [], reentry: undefined };
}
