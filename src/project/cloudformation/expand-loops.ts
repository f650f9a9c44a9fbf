import type { Finding } from '../../model/finding.ts';
import { member, scalarText, type TemplateMap, type TemplateNode } from './template-node.ts';

const LOOP = /^Fn::ForEach::/;

/** What loops may unfold to. */
const MAXIMUM_COPIES = 10_000;

/**
 * The template with every `Fn::ForEach` replaced by its copies, in sections as in properties. A loop whose collection is known only at deployment
 * stays, and is a finding. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 * @param parameters values of template parameters that the user gives
 */
export function expandLoops(
  root: TemplateNode,
  parameters: ReadonlyMap<string, string>,
): { readonly node: TemplateNode; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  let copies = 0;
  return { node: expand(root), findings };

  function expand(node: TemplateNode): TemplateNode {
    if (node.kind === 'list') return { ...node, items: node.items.map(expand) };
    if (node.kind === 'scalar') return node;
    const members = new Map<string, TemplateNode>();
    const keys = new Map(node.keys);
    for (const [key, value] of node.members) {
      const unfolded = LOOP.test(key) ? unfold(key, value, node) : undefined;
      if (unfolded === undefined) members.set(key, expand(value));
      for (const copy of unfolded ?? []) {
        for (const [name, one] of copy.members) {
          members.set(name, one);
          keys.set(name, copy.keys.get(name) ?? copy.origin);
        }
      }
    }
    return { ...node, members, keys };
  }

  /** The bodies of a loop, one per item of its collection; `undefined` where it can't be unfolded. */
  function unfold(key: string, value: TemplateNode, parent: TemplateMap): readonly TemplateMap[] | undefined {
    const [variable, collection, body] = value.kind === 'list' ? value.items : [];
    const name = scalarText(variable);
    const values = collection === undefined ? undefined : collectionItems(collection);
    copies += values?.length ?? 0;
    if (name === undefined || values === undefined || body?.kind !== 'map' || copies > MAXIMUM_COPIES) {
      findings.push({
        rule: 'unread-template-loop',
        severity: 'warning',
        message: `${key} can't be unfolded; what it declares is not seen, give the processed template with --template`,
        origin: parent.keys.get(key) ?? parent.origin,
        incomplete: '*',
      });
      return [];
    }
    return values.flatMap((item) => {
      const copy = expand(bind(body, name, item));
      return copy.kind === 'map' ? [copy] : [];
    });
  }

  function collectionItems(node: TemplateNode): readonly string[] | undefined {
    if (node.kind === 'list') {
      const texts = node.items.map(scalarText);
      return texts.every((text) => text !== undefined) ? texts : undefined;
    }
    const name = scalarText(member(node, 'Ref'));
    const text = name === undefined ? undefined : (parameters.get(name) ?? scalarText(member(root, 'Parameters', name, 'Default')));
    return text?.split(',').map((item) => item.trim());
  }
}

/** The node with the loop's variable replaced: `${Name}` in keys and texts, `&{Name}` in keys without what is no letter or digit, and `!Ref Name`. */
function bind(node: TemplateNode, name: string, value: string): TemplateNode {
  const replace = (text: string) => text.replaceAll(`\${${name}}`, value).replaceAll(`&{${name}}`, value.replace(/[^A-Za-z0-9]/g, ''));
  if (node.kind === 'scalar')
    return typeof node.value === 'string' ? { ...node, value: replace(node.value), text: replace(node.text) } : node;
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => bind(item, name, value)) };
  if (node.members.size === 1 && scalarText(member(node, 'Ref')) === name)
    return { kind: 'scalar', value, text: value, origin: node.origin };
  return {
    ...node,
    members: new Map([...node.members].map(([key, one]) => [replace(key), bind(one, name, value)])),
    keys: new Map([...node.keys].map(([key, origin]) => [replace(key), origin])),
  };
}
