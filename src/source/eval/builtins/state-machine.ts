import { Arguments } from '../calls/arguments.ts';
import { type Call, nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { literalOf } from '../refine.ts';
import { ABSENT, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';

const MAXIMUM_PASSES = 10;

/** Passes after which what still changes is widened. */
const PASSES_BEFORE_WIDENING = 4;

/** Codes of the steps that a compiled generator returns: https://github.com/microsoft/tslib (`__generator`). */
const RETURN = '2';
const YIELD = '4';

/**
 * `__generator(this, function (_a) { switch (_a.label) { ... } })`: a generator compiled to a state machine. Every state may follow every other; what was
 * yielded comes back from `sent()`.
 */
export function runStateMachine(evaluator: Evaluator, call: Call): Value {
  let yielded: Value = [];
  let returned: Value = [];
  const label = unknownData('event', 'the state of a compiled generator');
  const members = new Map<string, Value>([
    ['label', label],
    ['sent', nativeFunction('sent', () => (yielded.length === 0 ? unknownData('event', 'what was awaited') : yielded))],
    ['trys', evaluator.list(call.node, [], false, undefined, 'tries')],
    ['ops', evaluator.list(call.node, [], false, undefined, 'operations')],
  ]);
  for (let pass = 0; pass < MAXIMUM_PASSES; pass += 1) {
    const before = evaluator.snapshot();
    const machine = evaluator.record(call.node, members, undefined, 'machine');
    const steps =
      evaluator.perhaps(() =>
        evaluator.call(call.arguments.at(1), { receiver: call.arguments.at(0), arguments: new Arguments([machine]), node: call.node }),
      ) ?? [];
    for (const step of steps) {
      const { items } = iterate(evaluator, [step], call.node);
      const codes = (items[0] ?? []).map((each) => literalOf(each));
      const value = items[1] ?? [];
      if (codes.includes(YIELD)) yielded = join(yielded, value);
      if (codes.includes(RETURN)) returned = join(returned, value);
    }
    const after = evaluator.snapshot();
    if (before === undefined || after === undefined || (pass > 1 && before.includes(after))) break;
    if (pass >= PASSES_BEFORE_WIDENING) evaluator.continueWith(before.widenTowards(after, 'it changes in a loop'));
    if (pass === MAXIMUM_PASSES - 1) reportBound(evaluator, call);
  }
  return returned.length === 0 ? ABSENT : returned;
}

function reportBound(evaluator: Evaluator, call: Call): void {
  evaluator.journal.report(call.node, {
    rule: 'loop-bound',
    severity: 'warning',
    message: `what this compiled generator does still changes after ${MAXIMUM_PASSES} passes; calls in it may be missing`,
    incomplete: '*',
  });
}
