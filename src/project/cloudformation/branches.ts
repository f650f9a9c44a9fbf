import { items, member, type TemplateNode } from './template-node.ts';

/** The nodes a property may be: itself, or both branches of `Fn::If`; none for `AWS::NoValue`. */
export function branches(node: TemplateNode | undefined): readonly TemplateNode[] {
  if (node === undefined) return [];
  const choice = node.kind === 'map' && node.members.size === 1 ? node.members.get('Fn::If') : undefined;
  if (choice !== undefined) return items(choice).slice(1).flatMap(branches);
  return isNoValue(node) ? [] : [node];
}

/** Every node at a path of keys, through both branches of every `Fn::If` on the way. */
export function reach(node: TemplateNode | undefined, ...path: readonly string[]): readonly TemplateNode[] {
  let nodes = branches(node);
  for (const key of path) nodes = nodes.flatMap((one) => branches(member(one, key)));
  return nodes;
}

/** The items of the lists that a property may be, through every `Fn::If` on the way. */
export function reachItems(node: TemplateNode | undefined, ...path: readonly string[]): readonly TemplateNode[] {
  return reach(node, ...path).flatMap((list) => items(list).flatMap(branches));
}

/** True for `!Ref AWS::NoValue`. */
export function isNoValue(node: TemplateNode): boolean {
  const name = member(node, 'Ref');
  return node.kind === 'map' && node.members.size === 1 && name?.kind === 'scalar' && name.value === 'AWS::NoValue';
}
