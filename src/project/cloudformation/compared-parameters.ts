import type { ComparedParameters } from '../compared-parameters.ts';
import { items, member, members, scalarText, type TemplateNode } from './template-node.ts';

/**
 * The parameters on whose values it depends what a template declares: those that `Fn::Equals` compares with a text, and those that choose in a mapping.
 * Their values are the allowed ones; else those that are compared, and the default. One that chooses in a mapping has no value that the mapping has not.
 */
export function comparedParameters(root: TemplateNode): ComparedParameters {
  const found = new Map<string, Set<string>>();
  const mapped = new Set<string>();
  const mappings = member(root, 'Mappings');
  const note = (node: TemplateNode | undefined, texts: readonly (string | undefined)[], isMapped: boolean): void => {
    const name = scalarText(member(node, 'Ref'));
    if (name === undefined || member(root, 'Parameters', name) === undefined) return;
    if (isMapped) mapped.add(name);
    const values = found.get(name) ?? new Set();
    for (const text of texts) if (text !== undefined) values.add(text);
    found.set(name, values);
  };
  const visit = (node: TemplateNode): void => {
    if (node.kind === 'scalar') return;
    for (const child of node.kind === 'list' ? node.items : node.members.values()) visit(child);
    const [left, right] = items(member(node, 'Fn::Equals'));
    note(left, [scalarText(right)], false);
    note(right, [scalarText(left)], false);
    const [map, top, second] = items(member(node, 'Fn::FindInMap'));
    const mapping = member(mappings, scalarText(map) ?? '');
    note(
      top,
      members(mapping).map(([key]) => key),
      true,
    );
    note(
      second,
      members(mapping).flatMap(([, inner]) => members(inner).map(([key]) => key)),
      true,
    );
  };
  visit(root);
  return new Map(
    [...found].map(([name, compared]) => {
      const allowed = items(member(root, 'Parameters', name, 'AllowedValues')).flatMap((item) =>
        item.kind === 'scalar' ? [item.text] : [],
      );
      const fallback = member(root, 'Parameters', name, 'Default');
      const values = allowed.length > 0 ? allowed : [...compared, ...(fallback?.kind === 'scalar' ? [fallback.text] : [])];
      const isComplete = mapped.has(name) || allowed.length > 0 || (fallback?.kind === 'scalar' && !compared.has(fallback.text));
      return [name, { values: [...new Set(values)], isComplete }];
    }),
  );
}
