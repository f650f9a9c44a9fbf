import { literal } from '../../../model/pattern.ts';
import type { Call } from '../../../source/eval/calls/native.ts';
import type { Evaluator } from '../../../source/eval/evaluator.ts';
import { NULL, scalarValue, textValue, type Value } from '../../../source/eval/value.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';

/** A value of the context in cdk.json; `undefined` where it is not set. */
export function contextValue(evaluator: Evaluator, node: TemplateNode | undefined, call: Call, place: string): Value | undefined {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case 'scalar':
      if (node.value === null) return NULL;
      return typeof node.value === 'string' ? textValue(literal(node.value)) : scalarValue(node.value);
    case 'list': {
      const items = node.items.map((item, index) => contextValue(evaluator, item, call, `${place}.${index}`) ?? []);
      return evaluator.list(call.node, items, true, undefined, `context ${place}`);
    }
    case 'map': {
      const members = [...node.members].map(
        ([name, member]) => [name, contextValue(evaluator, member, call, `${place}.${name}`) ?? []] as const,
      );
      return evaluator.record(call.node, new Map(members), undefined, `context ${place}`);
    }
  }
}
