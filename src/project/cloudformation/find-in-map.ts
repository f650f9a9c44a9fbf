import type { DataValue } from '../../model/data-value.ts';
import { literalText, type Pattern } from '../../model/pattern.ts';
import type { Evaluation } from './evaluation.ts';
import { items, member, members, type TemplateNode } from './template-node.ts';

/**
 * `Fn::FindInMap`. A key that is a literal or a parameter the user gave selects its entry; every other key (a region, a parameter's mere default) may be any.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html
 */
export function findInMap(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const [map, top, second, options] = items(argument);
  if (map === undefined || top === undefined || second === undefined)
    return evaluation.unreadable(argument, 'Fn::FindInMap needs a map and two keys');
  let found: readonly TemplateNode[] = evaluation.template.mappings === undefined ? [] : [evaluation.template.mappings];
  for (const key of [map, top, second]) {
    const keys = evaluation.patterns(key);
    found = found.flatMap((node) => keys.flatMap((pattern) => entries(node, pattern)));
  }
  const fallback = member(options, 'DefaultValue');
  if (found.length > 0)
    return [...found.flatMap((node) => evaluation.value(node)), ...(fallback === undefined ? [] : evaluation.value(fallback))];
  return fallback === undefined
    ? evaluation.unreadable(argument, 'Fn::FindInMap finds no such entry in Mappings')
    : evaluation.value(fallback);
}

function entries(node: TemplateNode, key: Pattern): readonly TemplateNode[] {
  const exact = exactKey(key);
  if (exact === undefined) return members(node).map(([, entry]) => entry);
  const entry = member(node, exact);
  return entry === undefined ? [] : [entry];
}

function exactKey(key: Pattern): string | undefined {
  const [part] = key;
  if (key.length === 1 && part?.kind === 'parameter' && !part.isDefault && part.value !== undefined) return literalText(part.value);
  return literalText(key);
}
