import type { Origin } from './origin.ts';
import type { Pattern, UnknownCause } from './pattern.ts';

/** How many alternatives a value may have before it widens to one unknown. */
export const MAXIMUM_ALTERNATIVES = 32;

/** What is known of a value: the alternatives it may be at run time. Never empty: a value of which nothing is known is one `unknown`. */
export type DataValue = readonly DataAlternative[];

export type DataAlternative = TextValue | ScalarValue | RecordValue | ListValue | AbsentValue | UnknownValue;

export interface TextValue {
  readonly kind: 'text';
  readonly pattern: Pattern;
}

export interface ScalarValue {
  readonly kind: 'scalar';
  readonly value: number | boolean | null;
}

export interface RecordValue {
  readonly kind: 'record';
  readonly members: ReadonlyMap<string, DataValue>;
  /** Members whose key is not a constant, such as `{ [process.env.TABLE]: ... }`. */
  readonly computed: readonly ComputedMember[];
  /** Set where members may exist that are not listed, and why. */
  readonly open?: UnknownValue;
}

export interface ComputedMember {
  readonly key: Pattern;
  readonly value: DataValue;
}

export interface ListValue {
  readonly kind: 'list';
  /** Items that may be in the list; order and number are kept only while the list is fully known. */
  readonly items: readonly DataValue[];
  /** Set where items may exist that are not listed, and why. */
  readonly open?: UnknownValue;
}

/** `undefined`, or a member that is left out. */
export interface AbsentValue {
  readonly kind: 'absent';
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly cause: UnknownCause;
  readonly reason: string;
  readonly origin?: Origin;
}

/** The value that is one unknown. */
export function unknown(cause: UnknownCause, reason: string, origin?: Origin): UnknownValue {
  return origin === undefined ? { kind: 'unknown', cause, reason } : { kind: 'unknown', cause, reason, origin };
}

/** The value that is exactly one text. */
export function text(pattern: Pattern): DataValue {
  return [{ kind: 'text', pattern }];
}

/** The value that is surely absent. */
export const ABSENT: DataValue = [{ kind: 'absent' }];
