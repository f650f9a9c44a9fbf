import { type DataValue, unknown } from '../../model/data-value.ts';
import { concat, literal, type Pattern } from '../../model/pattern.ts';
import type { Evaluation } from './evaluation.ts';
import { isIntrinsic, type TemplateNode } from './template-node.ts';

const MAXIMUM_COMBINATIONS = 32;

/**
 * `Fn::ToJsonString`, of the transform AWS::LanguageExtensions: a map or list as JSON text without spaces.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html
 */
export function toJsonString(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const texts = jsonTexts(argument, evaluation);
  return texts === undefined
    ? [unknown('unresolved', 'too many combinations of values are possible', argument.origin)]
    : texts.map((pattern) => ({ kind: 'text', pattern }));
}

/** The texts that a node may become; `undefined` where they are too many. */
function jsonTexts(node: TemplateNode, evaluation: Evaluation): readonly Pattern[] | undefined {
  if (node.kind === 'scalar') return [typeof node.value === 'string' ? quoted(literal(node.value)) : literal(String(node.value))];
  if (node.kind === 'list')
    return enclosed(
      '[',
      node.items.map((item) => jsonTexts(item, evaluation)),
      ']',
    );
  if (isIntrinsic(node)) return evaluation.patterns(node).map(quoted);
  const members = [...node.members].map(([key, value]) =>
    jsonTexts(value, evaluation)?.map((text) => concat(literal(`${JSON.stringify(key)}:`), text)),
  );
  return enclosed('{', members, '}');
}

/** Every combination of the parts, with commas; a part without any text is left out. */
function enclosed(open: string, parts: readonly (readonly Pattern[] | undefined)[], close: string): readonly Pattern[] | undefined {
  let texts: readonly (readonly Pattern[])[] = [[]];
  for (const part of parts) {
    if (part === undefined) return undefined;
    if (part.length > 0) texts = texts.flatMap((start) => part.map((text) => [...start, text]));
    if (texts.length > MAXIMUM_COMBINATIONS) return undefined;
  }
  return texts.map((list) =>
    concat(literal(open), ...list.flatMap((text, index) => (index === 0 ? [text] : [literal(','), text])), literal(close)),
  );
}

/** What is not known is taken for text that JSON does not escape. */
function quoted(pattern: Pattern): Pattern {
  const escaped = pattern.map((part) => (part.kind === 'literal' ? { ...part, text: JSON.stringify(part.text).slice(1, -1) } : part));
  return concat(literal('"'), escaped, literal('"'));
}
