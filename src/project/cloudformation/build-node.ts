import type { Origin } from '../../model/origin.ts';
import type { TemplateList, TemplateMap, TemplateNode, TemplateScalar } from './template-node.ts';

/** A text that another description means, as a node of a template. */
export function scalarNode(text: string, origin: Origin): TemplateScalar {
  return { kind: 'scalar', value: text, text, origin };
}

/** A list of nodes. */
export function listNode(items: readonly TemplateNode[], origin: Origin): TemplateList {
  return { kind: 'list', items, origin };
}

/** A map; members without a node are left out, keys stand where their nodes do. */
export function mapNode(entries: readonly (readonly [string, TemplateNode | undefined])[], origin: Origin): TemplateMap {
  const present = entries.flatMap(([key, node]) => (node === undefined ? [] : [[key, node] as const]));
  return { kind: 'map', members: new Map(present), keys: new Map(present.map(([key, node]) => [key, node.origin])), origin };
}

/** `{ Ref: name }` */
export function referenceNode(name: string, origin: Origin): TemplateMap {
  return mapNode([['Ref', scalarNode(name, origin)]], origin);
}

/** `{ Fn::GetAtt: [resource, attribute] }` */
export function attributeNode(resource: string, attribute: string, origin: Origin): TemplateMap {
  return mapNode([['Fn::GetAtt', listNode([scalarNode(resource, origin), scalarNode(attribute, origin)], origin)]], origin);
}
