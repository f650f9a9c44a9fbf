import { type DataAlternative, type DataValue, type ListValue, unknown } from '../../model/data-value.ts';
import type { Origin } from '../../model/origin.ts';
import { concat, type Hole, literal, literalText, type Pattern, splitPattern, substitute } from '../../model/pattern.ts';
import type { Evaluation } from './evaluation.ts';
import { items, scalarText, type TemplateNode } from './template-node.ts';

/** `Fn::Join`: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-join.html. */
export function join(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const [delimiter, list] = items(argument);
  const separator = delimiter?.kind === 'scalar' ? delimiter.text : undefined;
  if (separator === undefined || list === undefined) return evaluation.unreadable(argument, 'Fn::Join needs a delimiter and a list');
  return evaluation.value(list).flatMap((alternative) => {
    if (alternative.kind === 'unknown') return [alternative];
    if (alternative.kind !== 'list') return evaluation.unreadable(list, 'Fn::Join joins a list only');
    if (alternative.open !== undefined) return [alternative.open];
    return joinItems(alternative, separator, list, evaluation);
  });
}

function joinItems(list: ListValue, separator: string, node: TemplateNode, evaluation: Evaluation): DataValue {
  let texts: readonly (readonly Pattern[])[] = [[]];
  for (const item of list.items) {
    const patterns = item.flatMap((alternative): readonly (readonly Pattern[])[] => {
      if (alternative.kind === 'absent') return [[]];
      // A list within the list, as `Fn::If` or `Fn::Split` may return it, is joined with it.
      if (alternative.kind === 'list') return [alternative.items.flatMap((inner) => inner.map((one) => evaluation.pattern(one, node)))];
      return [[evaluation.pattern(alternative, node)]];
    });
    texts = texts.flatMap((start) => patterns.map((end) => [...start, ...end])).slice(0, MAXIMUM_COMBINATIONS);
  }
  if (texts.length >= MAXIMUM_COMBINATIONS) return [unknown('unresolved', 'too many combinations of values are possible', node.origin)];
  return texts.map((parts) => ({
    kind: 'text',
    pattern: concat(...parts.flatMap((part, index) => (index === 0 ? [part] : [literal(separator), part]))),
  }));
}

const MAXIMUM_COMBINATIONS = 256;

/** `Fn::Split`; where an unknown text may hide the separator the list is open. */
export function split(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const [delimiter, text] = items(argument);
  const separator = scalarText(delimiter);
  if (separator === undefined || separator === '' || text === undefined)
    return evaluation.unreadable(argument, 'Fn::Split needs a delimiter and a text');
  return evaluation.patterns(text).map((pattern): DataAlternative => {
    const opened = substitute(pattern, (hole) =>
      mayContain(hole, separator) === 'its value does' && 'value' in hole && hole.value !== undefined ? hole.value : [hole],
    );
    if (opened.some((part) => part.kind !== 'literal' && part.kind !== 'wildcard' && mayContain(part, separator) === 'perhaps'))
      return openList(argument.origin);
    return { kind: 'list', items: splitPattern(opened, separator).map((piece) => [{ kind: 'text', pattern: piece }]) };
  });
}

function mayContain(hole: Hole, separator: string): 'no' | 'perhaps' | 'its value does' {
  if (hole.kind === 'pseudo') return hole.name === 'stackId' || '-.'.includes(separator) ? 'perhaps' : 'no';
  if (hole.kind === 'parameter' || hole.kind === 'reference') {
    if (hole.value !== undefined) {
      if (hole.value.some((part) => part.kind === 'literal' && part.text.includes(separator))) return 'its value does';
      return hole.value.some((part) => part.kind !== 'literal') && separator === '-' ? 'perhaps' : 'no';
    }
    return hole.kind === 'reference' && (separator === ':' || separator === ',') ? 'no' : 'perhaps';
  }
  return 'perhaps';
}

function openList(origin: Origin): ListValue {
  return { kind: 'list', items: [], open: unknown('unresolved', 'where the text splits is known only at deployment', origin) };
}

/** `Fn::Select`: the item at an index counted from 0. */
export function select(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const [position, list] = items(argument);
  if (position === undefined || list === undefined) return evaluation.unreadable(argument, 'Fn::Select needs an index and a list');
  const indices = evaluation.patterns(position).map((pattern) => indexOf(pattern));
  return evaluation.value(list).flatMap((alternative) => {
    if (alternative.kind === 'unknown') return [alternative];
    if (alternative.kind !== 'list') return evaluation.unreadable(list, 'Fn::Select selects from a list only');
    if (alternative.open !== undefined) return [alternative.open];
    return indices.flatMap((index) => {
      if (index === undefined) return alternative.items.flat();
      return (
        alternative.items[index] ?? evaluation.unreadable(argument, `Fn::Select asks for item ${index} of ${alternative.items.length}`)
      );
    });
  });
}

function indexOf(pattern: Pattern): number | undefined {
  const [part] = pattern;
  const text = part?.kind === 'parameter' && part.value !== undefined && !part.isDefault ? literalText(part.value) : literalText(pattern);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** `Fn::Length` of a list, of the transform AWS::LanguageExtensions. */
export function length(argument: TemplateNode, evaluation: Evaluation): DataValue {
  return evaluation.value(argument).map((alternative) => {
    if (alternative.kind === 'list' && alternative.open === undefined) return { kind: 'scalar', value: alternative.items.length };
    return unknown('unresolved', 'the length of the list is known only at deployment', argument.origin);
  });
}
