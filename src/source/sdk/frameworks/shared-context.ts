import type { ts } from 'ts-morph';
import { Arguments } from '../../eval/calls/arguments.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { EVENT_DATA } from '../../eval/event-data.ts';
import { recordContents } from '../../eval/heap.ts';
import { getProperty } from '../../eval/property.ts';
import { propertyNames } from '../../eval/property-names.ts';
import { literalOf } from '../../eval/refine.ts';
import { ABSENT, type Alternative, literalValue, objectValue, type UnknownAlternative, unknownData, type Value } from '../../eval/value.ts';
import { join } from '../../eval/value-set.ts';

const CONTEXT = 'context of a framework';

/** What is kept for the functions of a framework: all that its context functions and middlewares gave, as one record. */
export function sharedContext(evaluator: Evaluator): Value {
  const object = evaluator.modules.globalObject(CONTEXT);
  return evaluator.contents(object).open === undefined ? unknownData('event', 'a context of which nothing is known') : objectValue(object);
}

/** Adds the members of a record, or of what a function gives, to the shared context. */
export function shareContext(evaluator: Evaluator, given: Value, node: ts.Node): void {
  const functions = given.filter(isFunction);
  const made = functions.length === 0 ? [] : evaluator.call(functions, { receiver: ABSENT, arguments: new Arguments([], EVENT), node });
  const records = [...given, ...made].filter(({ kind }) => kind === 'object');
  if (records.length === 0) return;
  const object = evaluator.modules.globalObject(CONTEXT);
  const members = new Map(evaluator.contents(object).members);
  for (const name of propertyNames(evaluator, records, node)
    .names.flat()
    .flatMap((each) => literalOf(each) ?? [])) {
    const value = getProperty(evaluator, records, literalValue(name), node).filter(({ kind }) => kind !== 'absent');
    members.set(name, join(members.get(name) ?? [], value));
  }
  evaluator.setContents(object, recordContents(members, OTHERS));
  // Methods of a context that is an instance of a class are found there.
  object.prototype = join(object.prototype, records);
}

/** What a request brings. */
export const EVENT: Value = unknownData('event', EVENT_DATA);

/** A member of what a framework gives that is not modelled. */
export const OTHERS: UnknownAlternative = { kind: 'unknown', cause: 'event', reason: 'a part of a framework', hides: false };

export function isFunction(alternative: Alternative): boolean {
  return alternative.kind === 'function' || alternative.kind === 'bound' || alternative.kind === 'native';
}

/** Has a framework call a function once the modules are there and whenever it likes; the arguments are made anew each time. */
export function callByFramework(evaluator: Evaluator, callee: Value, node: ts.Node, passed: () => Arguments): void {
  for (const each of callee.filter(isFunction)) {
    evaluator.escaped.later(evaluator, each, node, () => {
      evaluator.call([each], { receiver: [OTHERS], arguments: passed(), node });
    });
  }
}
