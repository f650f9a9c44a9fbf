import { writesDown } from '../../sdk/libraries/harmless-packages.ts';
import { isMadeByFramework } from '../../sdk/libraries/web-frameworks.ts';
import { Arguments } from '../calls/arguments.ts';
import { escapeAll, escapeToReader } from '../calls/escape.ts';
import type { Call } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { EVENT_DATA } from '../event-data.ts';
import { provided } from '../injection/providers.ts';
import { type UnknownAlternative, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { callPromiseMethod, isPromiseMethod } from './promise-methods.ts';

/** Methods of lists that keep what the callback gives, and those that keep the items. */
const MAPPING = new Set(['map', 'flatMap']);

/** Methods by which containers that a framework hands on (`request.diScope.resolve('orders')`) give what was registered. */
const CONTAINER_METHODS = new Set(['resolve', 'get', 'getAsync']);

/** A method of data that is not known: its callbacks are called with such data. */
export function callDataMethod(evaluator: Evaluator, data: UnknownAlternative, name: string, call: Call): Value {
  if (isPromiseMethod(name)) return callPromiseMethod(evaluator, [data], name, call);
  const injected = CONTAINER_METHODS.has(name) ? provided(evaluator, call.arguments.at(0), call.node) : undefined;
  if (injected !== undefined) return injected;
  if (isMadeByFramework(data.reason)) {
    escapeAll(evaluator, call.arguments.all(), call.node, 'event', EVENT_DATA);
    return [data];
  }
  const callbacks = call.arguments
    .at(0)
    .filter(({ kind }) => kind === 'function' || kind === 'bound' || kind === 'native' || kind === 'method');
  if (callbacks.length === 0) {
    if (writesDown(name)) escapeToReader(evaluator, call.arguments.all(), call.node);
    else escapeAll(evaluator, call.arguments.all(), call.node, data.cause);
    return [data];
  }
  if (name === 'reduce') return reduce(evaluator, data, callbacks, call);
  const results: Value[] = [];
  for (const tag of ['once', 'again']) {
    evaluator.perhaps(() => {
      const passed = new Arguments([[data], unknownData('event', 'a position in a list'), [data]]);
      results.push(
        evaluator.within(evaluator.context.child(call.node, tag), () =>
          evaluator.call(callbacks, { receiver: [data], arguments: passed, node: call.node }),
        ),
      );
    });
  }
  escapeAll(evaluator, call.arguments.from(1).all(), call.node, data.cause);
  if (!MAPPING.has(name)) return [data];
  const items = join(...results);
  const found = items.length === 0 ? [] : [name === 'flatMap' ? join(items, [data]) : items];
  const mapped = evaluator.list(call.node, found, false, undefined, 'mapped');
  // The data may be no list but an object of a package with a method of that name: what a list does not have, it may have.
  for (const list of mapped) if (list.kind === 'object') list.object.prototype = [data];
  return mapped;
}

function reduce(evaluator: Evaluator, data: UnknownAlternative, callbacks: Value, call: Call): Value {
  let total: Value = call.arguments.has(1) ? call.arguments.at(1) : [data];
  for (const tag of ['once', 'again', 'again']) {
    const result = evaluator.perhaps(() =>
      evaluator.within(evaluator.context.child(call.node, tag), () =>
        evaluator.call(callbacks, {
          receiver: [data],
          arguments: new Arguments([total, [data], unknownData('event', 'a position in a list')]),
          node: call.node,
        }),
      ),
    );
    total = join(total, result ?? []);
  }
  return total;
}
