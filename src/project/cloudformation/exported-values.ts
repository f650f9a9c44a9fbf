import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import { type Pattern, patternKey, substitute, wildcard } from '../../model/pattern.ts';
import type { Evaluation } from './evaluation.ts';
import { member, members, type TemplateNode } from './template-node.ts';

/**
 * What the outputs of a template export under a name, as another stack sees it; `undefined` where none has that name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export function exportedValue(name: Pattern, outputs: TemplateNode | undefined, evaluation: Evaluation): DataValue | undefined {
  if (namesStack(name)) return undefined;
  const key = patternKey(name);
  for (const [, output] of members(outputs)) {
    const value = member(output, 'Value');
    const names = evaluation.patterns(member(output, 'Export', 'Name'));
    if (value !== undefined && names.some((own) => !namesStack(own) && patternKey(own) === key))
      return evaluation.value(value).map(fromOutside);
  }
  return undefined;
}

/** The name of the stack is another one in each template. */
function namesStack(pattern: Pattern): boolean {
  return pattern.some((part) => part.kind === 'pseudo' && (part.name === 'stackName' || part.name === 'stackId'));
}

/** Another template can refer to no resource of this one: names are spelled out, and what only this stack knows may be anything. */
function fromOutside(alternative: DataAlternative): DataAlternative {
  if (alternative.kind === 'list') return { ...alternative, items: alternative.items.map((item) => item.map(fromOutside)) };
  return alternative.kind === 'text' ? { kind: 'text', pattern: spelledOut(alternative.pattern) } : alternative;
}

function spelledOut(pattern: Pattern): Pattern {
  return substitute(pattern, (hole) => {
    if (hole.kind === 'reference')
      return hole.value === undefined ? [{ kind: 'unknown', cause: 'unbound', reason: hole.reason }] : spelledOut(hole.value);
    return namesStack([hole]) ? wildcard() : [hole];
  });
}
