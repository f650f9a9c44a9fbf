import type { DataValue } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { literalText } from '../../model/pattern.ts';
import { listNode, mapNode, referenceNode, scalarNode } from './build-node.ts';
import type { TemplateNode } from './template-node.ts';

/** Makes nodes of a template that stand for values which are evaluated already: each refers to a parameter that holds its value. */
export class ValueNodes {
  readonly parameters = new Map<string, DataValue>();

  /** The node of a value; `undefined` where it is surely absent. Known texts, and lists and maps that are fully known, stand as they are. */
  node(value: DataValue, origin: Origin): TemplateNode | undefined {
    const [only] = value;
    if (value.length === 1) {
      if (only?.kind === 'absent') return undefined;
      const known = only?.kind === 'text' ? literalText(only.pattern) : undefined;
      if (known !== undefined) return scalarNode(known, origin);
      if (only?.kind === 'list' && only.open === undefined)
        return listNode(
          only.items.flatMap((item) => this.node(item, origin) ?? []),
          origin,
        );
      if (only?.kind === 'record' && only.open === undefined)
        return mapNode(
          [...only.members].map(([name, member]) => [name, this.node(member, origin)]),
          origin,
        );
      if (only?.kind === 'scalar') return { kind: 'scalar', value: only.value, text: String(only.value), origin };
    }
    const key = `value:${this.parameters.size}`;
    this.parameters.set(key, value);
    return referenceNode(key, origin);
  }
}
