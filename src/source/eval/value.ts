import type { ts } from 'ts-morph';
import type { Origin } from '../../model/origin.ts';
import { literal, type Pattern, type UnknownCause } from '../../model/pattern.ts';
import type { Client, Command } from '../sdk/client.ts';
import type { NativeFunction } from './calls/native.ts';
import type { ClassValue, Closure } from './function-value.ts';
import type { HeapObject } from './heap.ts';
import type { ModuleInstance } from './modules/module-instance.ts';

/** What an expression may be at run time: a finite set of alternatives. Empty only where the program never gets to the expression. */
export type Value = readonly Alternative[];

export type Alternative =
  | TextAlternative
  | ScalarAlternative
  | AbsentAlternative
  | UnknownAlternative
  | ObjectAlternative
  | FunctionAlternative
  | ClassAlternative
  | NativeAlternative
  | MethodAlternative
  | BoundAlternative
  | AccessorAlternative
  | RegularExpressionAlternative
  | ExternalAlternative
  | GlobalAlternative
  | NamespaceAlternative
  | ClientAlternative
  | CommandAlternative;

/** A string. */
export interface TextAlternative {
  readonly kind: 'text';
  readonly pattern: Pattern;
  /** Set on an environment variable that the deployment is known not to set. */
  readonly undeclared?: true;
}

export interface ScalarAlternative {
  readonly kind: 'scalar';
  readonly value: number | boolean | null;
}

/** `undefined`, or a property that is not there. */
export interface AbsentAlternative {
  readonly kind: 'absent';
  /** Set where a look-up by a name that is not known may find nothing: the program counts on it to find something. */
  readonly missed?: true;
}

/** Anything. */
export interface UnknownAlternative {
  readonly kind: 'unknown';
  readonly cause: UnknownCause;
  readonly reason: string;
  readonly origin?: Origin;
  /** True where first-party code or an SDK client may be behind it; false for plain data and for what a package made. */
  readonly hides: boolean;
  /** Set where it stands for more functions and objects than are kept apart. */
  readonly overflows?: true;
}

/** A record, list, instance, map or other object on the heap. */
export interface ObjectAlternative {
  readonly kind: 'object';
  readonly object: HeapObject;
}

/** A first-party function with the scope it was made in. */
export interface FunctionAlternative {
  readonly kind: 'function';
  readonly closure: Closure;
}

/** A first-party class. */
export interface ClassAlternative {
  readonly kind: 'class';
  readonly class: ClassValue;
}

/** A function that is modelled instead of read. */
export interface NativeAlternative {
  readonly kind: 'native';
  readonly native: NativeFunction;
}

/** A modelled method together with what it was taken from: `client.send`, `list.map`. */
export interface MethodAlternative {
  readonly kind: 'method';
  readonly receiver: Alternative;
  readonly name: string;
}

/** The result of `bind`. */
export interface BoundAlternative {
  readonly kind: 'bound';
  readonly target: Value;
  readonly receiver: Value;
  readonly leading: readonly Value[];
}

/** A getter and setter as they stand in an object; never the value of an expression. */
export interface AccessorAlternative {
  readonly kind: 'accessor';
  readonly get?: Value;
  readonly set?: Value;
}

export interface RegularExpressionAlternative {
  readonly kind: 'regexp';
  readonly source: string;
  readonly flags: string;
}

/** An export of a package whose code is not read; `path` leads from its exports to the value. */
export interface ExternalAlternative {
  readonly kind: 'external';
  readonly package: string;
  readonly path: readonly string[];
}

/** A part of the language's or Node's own library: `Object.keys`, `node:path.join`. */
export interface GlobalAlternative {
  readonly kind: 'global';
  readonly path: string;
}

/** The namespace of a first-party module. */
export interface NamespaceAlternative {
  readonly kind: 'namespace';
  readonly module: ModuleInstance;
}

/** An AWS SDK client. */
export interface ClientAlternative {
  readonly kind: 'client';
  readonly client: Client;
}

/** An AWS SDK command with its input. */
export interface CommandAlternative {
  readonly kind: 'command';
  readonly command: Command;
}

export const ABSENT: Value = [{ kind: 'absent' }];
/** What a look-up by a name that is not known may give besides what it finds. */
export const MISSED: Value = [{ kind: 'absent', missed: true }];
export const TRUE: Value = [{ kind: 'scalar', value: true }];
export const FALSE: Value = [{ kind: 'scalar', value: false }];
export const NULL: Value = [{ kind: 'scalar', value: null }];
export const EITHER_BOOLEAN: Value = [...TRUE, ...FALSE];

/** The value of code that is never reached. */
export const NEVER: Value = [];

/** The value that is exactly one text. */
export function textValue(pattern: Pattern): Value {
  return [{ kind: 'text', pattern }];
}

/** The value that is exactly one literal text. */
export function literalValue(text: string): Value {
  return [{ kind: 'text', pattern: literal(text) }];
}

export function scalarValue(value: number | boolean | null): Value {
  return [{ kind: 'scalar', value }];
}

export function objectValue(object: HeapObject): Value {
  return [{ kind: 'object', object }];
}

/** Plain data of which nothing is known: nothing that could make an AWS call is behind it. */
export function unknownData(cause: UnknownCause, reason: string, origin?: Origin): Value {
  return [
    origin === undefined ? { kind: 'unknown', cause, reason, hides: false } : { kind: 'unknown', cause, reason, origin, hides: false },
  ];
}

/** A value that was not understood and may be anything, first-party functions and SDK clients included. */
export function unknownValue(reason: string, origin?: Origin): Value {
  return origin === undefined
    ? [{ kind: 'unknown', cause: 'unresolved', reason, hides: true }]
    : [{ kind: 'unknown', cause: 'unresolved', reason, origin, hides: true }];
}

let lastIdentity = 0;

/** A number that no other value of this process has. */
export function newIdentity(): number {
  lastIdentity += 1;
  return lastIdentity;
}

/** The syntax that makes a function. */
export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration;
