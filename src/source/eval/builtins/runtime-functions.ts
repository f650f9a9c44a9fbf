import type { NativeBody } from '../calls/native.ts';
import { ABSENT, unknownData } from '../value.ts';
import { runText } from './code-from-text.ts';

/** The callback runs later, or never. */
const later: NativeBody = (evaluator, call) => {
  evaluator.perhaps(() => evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: call.arguments.from(2), node: call.node }));
  return unknownData('event', 'a timer');
};

const soon: NativeBody = (evaluator, call) => {
  evaluator.perhaps(() => evaluator.call(call.arguments.at(0), { receiver: ABSENT, arguments: call.arguments.from(1), node: call.node }));
  return ABSENT;
};

/** Timers, and the helpers that compilers write into their output. */
export const RUNTIME_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  eval: runText,
  Function: runText,
  'node:vm.runInNewContext': runText,
  'node:vm.runInThisContext': runText,
  'node:vm.runInContext': runText,
  setTimeout: later,
  setInterval: later,
  setImmediate: soon,
  queueMicrotask: soon,
  'process.nextTick': soon,
  'node:timers/promises.delay': (_, call) => (call.arguments.has(1) ? call.arguments.at(1) : ABSENT),
  clearTimeout: () => ABSENT,
  clearInterval: () => ABSENT,
};
