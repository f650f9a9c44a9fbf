import type { ts } from 'ts-morph';
import { type Call, type NativeBody, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import type { HeapObject } from '../heap.ts';
import { iterate } from '../iteration.ts';
import { propertyNames } from '../property-names.ts';
import { literalOf } from '../refine.ts';
import { setProperty } from '../set-property.ts';
import { ABSENT, literalValue, NEVER, objectValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { returnedBy } from './generator-object.ts';
import { iteratorOf } from './iteration-helpers.ts';
import { newIterator, nextStep } from './iterator-steps.ts';
import { labelsOf, type MachineForm, runMachine, type Step, type TryLabels } from './state-machine.ts';

/** Codes of the steps that a generator compiled by TypeScript returns: https://github.com/microsoft/tslib (`__generator`). */
const STEPS: Readonly<Record<string, Step['kind']>> = { 2: 'return', 3: 'jump', 4: 'yield', 5: 'delegate', 7: 'end-of-finally' };

/** `__generator(this, function (_a) { switch (_a.label) { ... } })`. */
export function runTypeScriptGenerator(evaluator: Evaluator, call: Call): Value {
  const tries: TryLabels[] = [];
  const form: MachineForm = {
    label: 'label',
    yieldAdds: 1,
    tries,
    members: (sent) =>
      new Map([
        ['sent', nativeFunction('sent', () => sent)],
        ['trys', evaluator.record(call.node, new Map([['push', nativeFunction('push', noteTry)]]), undefined, 'tries')],
        ['ops', evaluator.list(call.node, [], false, undefined, 'operations')],
      ]),
    step: (value) => {
      const { items } = iterate(evaluator, value, call.node);
      const [code] = items[0] ?? [];
      const kind = code === undefined ? undefined : STEPS[literalOf(code) ?? ''];
      const given = items[1] ?? ABSENT;
      if (kind === undefined) return { kind: 'jump', value: [], target: unknownData('event', 'the state of a compiled generator') };
      return kind === 'delegate' ? { kind, value: given } : { kind, value: given, target: given };
    },
  };
  function noteTry(_: Evaluator, push: Call): Value {
    tries.push(tryLabels(iterate(evaluator, push.arguments.at(0), push.node).items));
    return ABSENT;
  }
  return runMachine(evaluator, call, call.arguments.at(1), call.arguments.at(0), form);
}

/** `[try, catch, finally, after]`, with holes where a part is missing. */
function tryLabels(items: readonly Value[]): TryLabels {
  const present = (index: number): Value => (items[index] ?? []).filter(({ kind }) => kind !== 'absent');
  return { handlers: labelsOf([...present(1), ...present(2)]), after: labelsOf(present(3))[0] ?? 'any' };
}

/**
 * The object whose `wrap` (`w`) runs a generator compiled by Babel and whose `mark` (`m`) gives the function itself:
 * https://github.com/babel/babel/tree/main/packages/babel-helpers (`regenerator`), https://github.com/facebook/regenerator (its `wrap`).
 */
export function regenerator(evaluator: Evaluator, node: ts.Node): Value {
  const mark = nativeFunction('mark', (_, call) => call.arguments.at(0));
  const wrap = nativeFunction('wrap', runBabelGenerator);
  const keys = nativeFunction('keys', (inner, call) => {
    const { names, isExact } = propertyNames(inner, call.arguments.at(0), call.node);
    const iterator = newIterator(inner, call.node, names, isExact);
    return nativeFunction('next', (again, called) => nextStep(again, iterator, called.node), [objectValue(iterator)]);
  });
  const members = new Map<string, Value>([
    ['mark', mark],
    ['m', mark],
    ['wrap', wrap],
    ['w', wrap],
    ['awrap', mark],
    ['async', wrap],
    ['values', nativeFunction('values', iteratorOf)],
    ['v', nativeFunction('v', iteratorOf)],
    ['keys', keys],
    ['k', keys],
  ]);
  return evaluator.record(node, members, undefined, 'regenerator');
}

/** Kinds of completion by the names of 2014 and the numbers of 2025. */
const COMPLETIONS: Readonly<Record<string, Step['kind']>> = { return: 'return', 2: 'return', break: 'jump', continue: 'jump', 3: 'jump' };

/** `wrap(function (_context) { while (1) switch (_context.next) { ... } }, outer, self, tries)`; the member is `n` in newer output. */
function runBabelGenerator(evaluator: Evaluator, call: Call): Value {
  const isNew = isNewForm(evaluator, call);
  const steps = new Map<HeapObject, Step>();
  const answer = (step: Step, at: Call): Value => {
    const marker = evaluator.record(at.node, new Map(), undefined, `step ${step.kind}`);
    for (const each of marker) {
      if (each.kind !== 'object') continue;
      const known = steps.get(each.object);
      steps.set(each.object, {
        ...step,
        value: join(known?.value ?? [], step.value),
        target: join(known?.target ?? [], step.target ?? []),
      });
    }
    return marker;
  };
  const complete: NativeBody = (_, at) => {
    const [type] = at.arguments.at(0);
    const kind = type === undefined ? undefined : COMPLETIONS[literalOf(type) ?? ''];
    const given = at.arguments.at(1);
    if (kind !== undefined) return answer({ kind, value: given, target: given }, at);
    evaluator.state = undefined;
    return NEVER;
  };
  const delegate: NativeBody = (_, at) => {
    const given = at.arguments.at(0);
    const [result] = at.arguments.at(1);
    const name = isNew || result === undefined ? undefined : literalOf(result);
    if (name !== undefined) setProperty(evaluator, at.receiver, literalValue(name), returnedBy(evaluator, given), at.node);
    return answer({ kind: 'delegate', value: given, target: at.arguments.at(isNew ? 1 : 2) }, at);
  };
  const endOfFinally: NativeBody = (_, at) => answer({ kind: 'end-of-finally', value: [] }, at);
  const stop: NativeBody = (_, at) => answer({ kind: 'return', value: ABSENT }, at);
  const form: MachineForm = {
    label: isNew ? 'n' : 'next',
    yieldAdds: 0,
    tries: iterate(evaluator, call.arguments.at(3), call.node).items.map((item) => tryLabels(iterate(evaluator, item, call.node).items)),
    members: (sent) =>
      new Map(
        isNew
          ? [
              ['p', unknownData('event', 'the state of a compiled generator')],
              ['v', sent],
              ['a', nativeFunction('a', complete)],
              ['f', nativeFunction('f', endOfFinally)],
              ['d', nativeFunction('d', delegate)],
            ]
          : [
              ['prev', unknownData('event', 'the state of a compiled generator')],
              ['sent', sent],
              ['abrupt', nativeFunction('abrupt', complete)],
              ['catch', nativeFunction('catch', () => sent)],
              ['finish', nativeFunction('finish', endOfFinally)],
              ['delegateYield', nativeFunction('delegateYield', delegate)],
              ['stop', nativeFunction('stop', stop)],
            ],
      ),
    step: (value) => {
      const [only] = value;
      const known = only?.kind === 'object' ? steps.get(only.object) : undefined;
      return known ?? { kind: 'yield', value };
    },
  };
  return runMachine(evaluator, call, call.arguments.at(0), call.arguments.at(2), form);
}

/** `.w(...)` came with the short names of the members. */
function isNewForm(evaluator: Evaluator, call: Call): boolean {
  const { ts } = evaluator;
  return ts.isCallExpression(call.node) && ts.isPropertyAccessExpression(call.node.expression) && call.node.expression.name.text === 'w';
}
