import type { ts } from 'ts-morph';
import { literalText } from '../../../model/pattern.ts';
import type { NativeBody } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { literalValue, scalarValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';

/** Known JSON text is read; what `stringify` writes is not kept. */
export const JSON_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  'JSON.parse': (evaluator, call) =>
    join(
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
    ),
  'JSON.stringify': (evaluator, call) => unknownData('event', 'an object written as JSON', evaluator.origin(call.node)),
  structuredClone: (_, call) => call.arguments.at(0),
};

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
