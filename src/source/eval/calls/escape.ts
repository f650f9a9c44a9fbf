import type { ts } from 'ts-morph';
import type { UnknownCause } from '../../../model/pattern.ts';
import type { Evaluator } from '../evaluator.ts';
import type { HeapObject } from '../heap.ts';
import { resolveToken } from '../injection/providers.ts';
import { isPrivateField } from '../private-fields.ts';
import { type Alternative, objectValue, unknownData, type Value } from '../value.ts';
import { Arguments } from './arguments.ts';

/** Objects inside objects; each is gone through once. */
const MAXIMUM_DEPTH = 16;

/** How values are handed away. */
interface Handing {
  readonly node: ts.Node;
  readonly cause: UnknownCause;
  /** What is told of the arguments that functions are called with, where more is known than that. */
  readonly passed?: string;
  /** Each object is gone through once. */
  readonly seen: Set<HeapObject>;
}

/** Hands values to code that is not read: functions among them are called with unknown arguments, at any time, any number of times. */
export function escapeAll(
  evaluator: Evaluator,
  values: readonly Value[],
  node: ts.Node,
  cause: UnknownCause = 'event',
  passed?: string,
): void {
  const handing: Handing = { node, cause, seen: new Set(), ...(passed === undefined ? {} : { passed }) };
  for (const value of values) escapeValue(evaluator, value, handing, 0);
}

/** Hands values to code that writes them down: only functions that it gets themselves are called. */
export function escapeToReader(evaluator: Evaluator, values: readonly Value[], node: ts.Node): void {
  for (const value of values) {
    const functions = value.filter(({ kind }) => kind === 'function' || kind === 'bound');
    callEscaped(evaluator, functions, { node, cause: 'event', seen: new Set() });
  }
}

function escapeValue(evaluator: Evaluator, value: Value, handing: Handing, depth: number): void {
  if (depth > MAXIMUM_DEPTH) return;
  for (const alternative of value) {
    if (depth === 0 && alternative.kind === 'native') callEscaped(evaluator, [alternative], handing);
    else escapeOne(evaluator, alternative, handing, depth);
  }
}

function escapeOne(evaluator: Evaluator, alternative: Alternative, handing: Handing, depth: number): void {
  const { node } = handing;
  switch (alternative.kind) {
    case 'function':
    case 'bound':
      callEscaped(evaluator, [alternative], handing);
      return;
    case 'method':
      if (alternative.receiver.kind === 'client') callEscaped(evaluator, [alternative], handing);
      return;
    case 'class':
      evaluator.escaped.run(evaluator, alternative, node, () => {
        escapeValue(evaluator, resolveToken(evaluator, [alternative], node), handing, depth + 1);
      });
      return;
    case 'client':
      evaluator.journal.report(node, {
        rule: 'client-handed-away',
        severity: 'warning',
        message: `a client of ${alternative.client.service} goes to code that is not read; what is called with it is not known`,
        incomplete: alternative.client.service,
      });
      return;
    case 'object':
      escapeObject(evaluator, alternative.object, handing, depth);
      return;
    case 'unknown':
      if (alternative.overflows === true) reportOverflow(evaluator, node);
      return;
    default:
  }
}

function reportOverflow(evaluator: Evaluator, node: ts.Node): void {
  evaluator.journal.report(node, {
    rule: 'value-bound',
    severity: 'warning',
    message: 'more functions and objects than are kept apart go to code that is not read; calls that it makes with them may be missing',
    incomplete: '*',
  });
}

function escapeObject(evaluator: Evaluator, object: HeapObject, handing: Handing, depth: number): void {
  if (handing.seen.has(object)) return;
  handing.seen.add(object);
  const contents = evaluator.contents(object);
  if (contents.members.has('@@call')) callEscaped(evaluator, objectValue(object), handing);
  const isReached = ([name]: readonly [string, Value]): boolean => object.kind !== 'instance' || !isPrivateField(evaluator, object, name);
  const members = [...contents.members].filter(isReached).map(([, value]) => value);
  for (const member of [...members, ...contents.items, ...contents.entries.map(({ value }) => value)])
    escapeMember(evaluator, member, object, handing, depth);
  for (let prototypes = object.prototype; prototypes.length > 0; ) {
    const next: Value[] = [];
    for (const prototype of prototypes) {
      if (prototype.kind !== 'object') continue;
      for (const [name, method] of evaluator.contents(prototype.object).members)
        if (name !== 'constructor') escapeMember(evaluator, method, object, handing, depth);
      next.push(prototype.object.prototype);
    }
    prototypes = next.flat();
  }
}

function escapeMember(evaluator: Evaluator, member: Value, owner: HeapObject, handing: Handing, depth: number): void {
  for (const alternative of member) {
    if (alternative.kind === 'function') callEscaped(evaluator, [alternative], handing, objectValue(owner));
    else if (alternative.kind === 'accessor' && alternative.get !== undefined)
      callEscaped(evaluator, alternative.get, handing, objectValue(owner));
    else if (alternative.kind !== 'client' || owner.kind !== 'instance') escapeOne(evaluator, alternative, handing, depth + 1);
  }
}

/** Hands away methods that are called on `receiver`. */
export function escapeMethods(evaluator: Evaluator, methods: readonly Value[], receiver: Value, node: ts.Node): void {
  const handing: Handing = { node, cause: 'event', seen: new Set() };
  for (const method of methods)
    callEscaped(
      evaluator,
      method.filter(({ kind }) => kind === 'function'),
      handing,
      receiver,
    );
}

function callEscaped(
  evaluator: Evaluator,
  callee: Value,
  { node, cause, passed }: Handing,
  receiver: Value = unknownData(cause, 'what a package gives'),
): void {
  for (const alternative of callee) {
    evaluator.escaped.run(evaluator, alternative, node, () => {
      const given = evaluator.call([alternative], { receiver, arguments: unknownArguments(cause, passed), node });
      escapeAll(evaluator, [given], node, cause, passed);
    });
  }
}

/** Any number of arguments of which nothing is known. */
function unknownArguments(cause: UnknownCause, passed?: string): Arguments {
  const reason = passed ?? (cause === 'event' ? 'an argument that a package passes' : 'an argument that is not known');
  return new Arguments([], unknownData(cause, reason));
}
