import { escapeAll } from '../calls/escape.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { toText, valueOfPatterns } from '../text.ts';
import { type Alternative, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { callMethod } from './call-method.ts';

/** `Array.prototype.slice.call(arguments, 1)`: a method of a kind of objects, called on any object. */
export function callPrototypeMethod(evaluator: Evaluator, kind: string, name: string, call: Call): Value {
  const receivers = call.receiver.flatMap((receiver) => asKind(evaluator, kind, receiver, call));
  if (receivers.length > 0)
    return join(...receivers.map((receiver) => callMethod(evaluator, receiver, name, { ...call, receiver: [receiver] })));
  escapeAll(evaluator, call.arguments.all(), call.node);
  return unknownData('event', `what ${name} gives`, evaluator.origin(call.node));
}

/** What is like a list counts as the list of its items, and anything as its text. */
function asKind(evaluator: Evaluator, kind: string, receiver: Alternative, call: Call): Value {
  if (receiver.kind === 'absent') return [];
  if (receiver.kind === 'unknown') return [receiver];
  if (kind === 'String') return valueOfPatterns(toText(evaluator, [receiver]));
  if (kind !== 'Array' || (receiver.kind === 'object' && receiver.object.kind === 'list')) return [receiver];
  const { items, isExact } = iterate(evaluator, [receiver], call.node);
  return evaluator.list(call.node, items, isExact, undefined, 'items');
}
