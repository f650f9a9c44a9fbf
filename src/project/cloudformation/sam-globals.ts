import { isIntrinsic, member, type TemplateMap, type TemplateNode } from './template-node.ts';

/**
 * The properties of a SAM resource with those of the `Globals` section: maps merge, lists concatenate with the global items first, everything else is overridden.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(properties: TemplateMap, globals: TemplateNode | undefined, section: string): TemplateMap {
  const shared = member(globals, section);
  return shared?.kind === 'map' ? mergeMaps(shared, properties) : properties;
}

function mergeMaps(shared: TemplateMap, own: TemplateMap): TemplateMap {
  const members = new Map(shared.members);
  const keys = new Map(shared.keys);
  for (const [key, value] of own.members) {
    const other = shared.members.get(key);
    members.set(key, other === undefined ? value : merge(other, value));
    const origin = own.keys.get(key);
    if (origin !== undefined) keys.set(key, origin);
  }
  return { kind: 'map', members, keys, origin: own.origin };
}

function merge(shared: TemplateNode, own: TemplateNode): TemplateNode {
  if (shared.kind === 'map' && own.kind === 'map' && !isIntrinsic(shared) && !isIntrinsic(own)) return mergeMaps(shared, own);
  if (shared.kind === 'list' && own.kind === 'list') return { ...own, items: [...shared.items, ...own.items] };
  return own;
}
