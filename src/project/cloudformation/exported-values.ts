import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import { type Pattern, patternKey } from '../../model/pattern.ts';
import type { Evaluation } from './evaluation.ts';
import { namedResource } from './named-resource.ts';
import { asSeenFromOutside, namesStack } from './seen-from-outside.ts';
import { member, members, type TemplateNode } from './template-node.ts';

/**
 * What the outputs of a template export under a name, as another stack sees it; `undefined` where none has that name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export function exportedValue(name: Pattern, outputs: TemplateNode | undefined, evaluation: Evaluation): DataValue | undefined {
  const value = exportedNode(name, outputs, evaluation);
  return value === undefined ? undefined : evaluation.value(value).map(fromOutside);
}

/** The reference of the role that the outputs export under a name, by its name or ARN. */
export function exportedRole(name: Pattern, outputs: TemplateNode | undefined, evaluation: Evaluation): string | undefined {
  const value = exportedNode(name, outputs, evaluation);
  const named = namedResource(value, evaluation);
  return named?.type === 'AWS::IAM::Role' ? `${evaluation.prefix}${named.logicalId}` : undefined;
}

function exportedNode(name: Pattern, outputs: TemplateNode | undefined, evaluation: Evaluation): TemplateNode | undefined {
  if (namesStack(name)) return undefined;
  const key = patternKey(name);
  for (const [, output] of members(outputs)) {
    const names = evaluation.patterns(member(output, 'Export', 'Name'));
    if (names.some((own) => !namesStack(own) && patternKey(own) === key)) return member(output, 'Value');
  }
  return undefined;
}

function fromOutside(alternative: DataAlternative): DataAlternative {
  if (alternative.kind === 'list') return { ...alternative, items: alternative.items.map((item) => item.map(fromOutside)) };
  return alternative.kind === 'text' ? { kind: 'text', pattern: asSeenFromOutside(alternative.pattern) } : alternative;
}
