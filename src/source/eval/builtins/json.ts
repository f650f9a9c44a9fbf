import type { ts } from 'ts-morph';
import { literalText } from '../../../model/pattern.ts';
import { NO_ARGUMENTS } from '../calls/arguments.ts';
import { escapeAll } from '../calls/escape.ts';
import { callImplicitMethod } from '../calls/implicit-methods.ts';
import type { NativeBody } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { allValues, type HeapObject } from '../heap.ts';
import { literalValue, scalarValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** Known JSON text is read; what `stringify` writes is not kept. */
export const JSON_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  'JSON.parse': (evaluator, call) => {
    escapeAll(evaluator, call.arguments.from(1).all(), call.node);
    return join(
      ...call.arguments.at(0).map((alternative) => {
        if (alternative.kind === 'unknown') return [{ ...alternative, hides: false }];
        const text = alternative.kind === 'text' ? literalText(alternative.pattern) : undefined;
        if (text !== undefined) return parse(evaluator, call.node, text);
        const hole =
          alternative.kind === 'text'
            ? alternative.pattern.find((part) => part.kind === 'environment' || part.kind === 'unknown')
            : undefined;
        const cause = hole?.kind === 'unknown' ? hole.cause : hole === undefined ? 'unresolved' : 'unbound';
        return unknownData(cause, hole?.reason ?? 'a text that is parsed as JSON', evaluator.origin(call.node));
      }),
    );
  },
  'JSON.stringify': (evaluator, call) => {
    escapeAll(evaluator, call.arguments.from(1).all(), call.node);
    writeMembers(evaluator, call.arguments.at(0), call.node, new Set());
    return unknownData('event', 'an object written as JSON', evaluator.origin(call.node));
  },
  structuredClone: (_, call) => call.arguments.at(0),
};

/** Writing an object as JSON calls its getters and, at any depth, `toJSON`. */
function writeMembers(evaluator: Evaluator, value: Value, node: ts.Node, seen: Set<HeapObject>): void {
  for (const alternative of value) {
    if (alternative.kind !== 'object' || seen.has(alternative.object)) continue;
    seen.add(alternative.object);
    const written = callImplicitMethod(evaluator, alternative, 'toJSON', node);
    const members = written ?? allValues(evaluator.contents(alternative.object));
    for (const member of members)
      if (member.kind === 'accessor' && member.get !== undefined)
        evaluator.call(member.get, { receiver: [alternative], arguments: NO_ARGUMENTS, node });
    writeMembers(evaluator, members, node, seen);
  }
}

function parse(evaluator: Evaluator, node: ts.Node, text: string): Value {
  try {
    return fromJson(evaluator, node, JSON.parse(text), '');
  } catch {
    return unknownData('unresolved', 'a text that is no JSON', evaluator.origin(node));
  }
}

function fromJson(evaluator: Evaluator, node: ts.Node, data: unknown, tag: string): Value {
  if (typeof data === 'string') return literalValue(data);
  if (typeof data === 'number' || typeof data === 'boolean' || data === null) return scalarValue(data);
  if (Array.isArray(data))
    return evaluator.list(
      node,
      data.map((item, index) => fromJson(evaluator, node, item, `${tag}[${index}]`)),
      true,
      undefined,
      `json${tag}`,
    );
  if (typeof data !== 'object') return unknownData('unresolved', 'a value of JSON');
  return evaluator.record(
    node,
    new Map(Object.entries(data).map(([name, item]) => [name, fromJson(evaluator, node, item, `${tag}.${name}`)])),
    undefined,
    `json${tag}`,
  );
}
