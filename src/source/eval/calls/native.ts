import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { type Alternative, newIdentity, type Value } from '../value.ts';
import type { Arguments } from './arguments.ts';

/** One call: what stands before the dot, what is passed, and where. */
export interface Call {
  readonly receiver: Value;
  /** Which of several receivers a function was found on; absent where all of them have it. */
  readonly receiversOf?: ReadonlyMap<Alternative, Value>;
  readonly arguments: Arguments;
  readonly node: ts.Node;
  /** The name after the dot, where the code itself calls a method by its name. */
  readonly name?: string | undefined;
  /** True for `new`. */
  readonly isConstruction?: boolean;
}

/** A function that is modelled: it gives what the real one returns. */
export type NativeBody = (evaluator: Evaluator, call: Call) => Value;

export interface NativeFunction {
  readonly id: number;
  readonly name: string;
  readonly body: NativeBody;
  /** The values that tell it from others of the name. */
  readonly encloses: readonly Value[];
}

/** A new modelled function as a value. */
export function nativeFunction(name: string, body: NativeBody, encloses: readonly Value[] = []): Value {
  return [{ kind: 'native', native: { id: newIdentity(), name, body, encloses } }];
}
