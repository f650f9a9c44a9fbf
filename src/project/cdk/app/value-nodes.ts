import type { DataAlternative, DataValue, RecordValue } from '../../../model/data-value.ts';
import { unknown } from '../../../model/data-value.ts';
import type { Origin } from '../../../model/origin.ts';
import { literalText, type Pattern, type PatternPart } from '../../../model/pattern.ts';
import { attributeNode, listNode, mapNode, referenceNode, scalarNode } from '../../cloudformation/build-node.ts';
import type { TemplateNode } from '../../cloudformation/template-node.ts';

/** The resource of which every attribute of a construct is an output: see `read-app.ts`. */
export const CONSTRUCTS = 'Constructs';

/** The values of constructs as nodes of a template: alternatives are branches, attributes of constructs are outputs of `CONSTRUCTS`. */
export class ConstructValueNodes {
  /** What the nodes refer to as parameters: text of which parts are not known. */
  readonly parameters = new Map<string, DataValue>();
  #choices = 0;

  /** The node of a value; `undefined` where it is surely absent. */
  node(value: DataValue, origin: Origin): TemplateNode | undefined {
    if (value.every(({ kind }) => kind === 'absent')) return undefined;
    const [last, ...others] = value.map((alternative) => this.#alternative(alternative, origin)).reverse();
    return others.reduce(
      (rest, node) => mapNode([['Fn::If', listNode([this.#choice(origin), node, rest ?? noValue(origin)], origin)]], origin),
      last,
    );
  }

  #alternative(alternative: DataAlternative, origin: Origin): TemplateNode {
    switch (alternative.kind) {
      case 'absent':
        return noValue(origin);
      case 'scalar':
        return { kind: 'scalar', value: alternative.value, text: String(alternative.value), origin };
      case 'unknown':
        return this.#parameter([alternative], origin);
      case 'list':
        if (alternative.open !== undefined && alternative.items.length === 0) return this.#parameter([alternative.open], origin);
        return listNode(
          alternative.items.flatMap((item) => this.node(item, origin) ?? []),
          origin,
        );
      case 'record':
        return this.#record(alternative, origin);
      case 'text':
        return this.#text(alternative.pattern, origin);
    }
  }

  /** A record that may hold more is that record or something that is not known. */
  #record(record: RecordValue, origin: Origin): TemplateNode {
    const map = mapNode(
      [...record.members].map(([name, member]) => [name, this.node(member, origin)]),
      origin,
    );
    const open = record.open ?? (record.computed.length > 0 ? unknown('unresolved', 'names of members are not known', origin) : undefined);
    if (open === undefined) return map;
    return mapNode([['Fn::If', listNode([this.#choice(origin), map, this.#parameter([open], origin)], origin)]], origin);
  }

  #text(pattern: Pattern, origin: Origin): TemplateNode {
    const text = literalText(pattern);
    if (text !== undefined) return scalarNode(text, origin);
    if (!pattern.some(({ kind }) => kind === 'reference')) return this.#parameter([{ kind: 'text', pattern }], origin);
    const parts = pattern.map((part) => this.#part(part, origin));
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    return mapNode([['Fn::Join', listNode([scalarNode('', origin), listNode(parts, origin)], origin)]], origin);
  }

  #part(part: PatternPart, origin: Origin): TemplateNode {
    if (part.kind === 'literal') return scalarNode(part.text, origin);
    if (part.kind !== 'reference') return this.#parameter([{ kind: 'text', pattern: [part] }], origin);
    return attributeNode(CONSTRUCTS, `Outputs.${part.resource}|${part.attribute}`, origin);
  }

  /** A condition of its own: nothing else depends on it. */
  #choice(origin: Origin): TemplateNode {
    this.#choices += 1;
    return scalarNode(`choice ${this.#choices} at ${origin.file}:${origin.line}`, origin);
  }

  #parameter(value: DataValue, origin: Origin): TemplateNode {
    const key = `value:${this.parameters.size}`;
    this.parameters.set(key, value);
    return referenceNode(key, origin);
  }
}

function noValue(origin: Origin): TemplateNode {
  return referenceNode('AWS::NoValue', origin);
}
