import { type DataValue, unknown } from '../../model/data-value.ts';
import { concat, literal, type Pattern } from '../../model/pattern.ts';
import { withoutDynamicReferences } from './dynamic-reference.ts';
import type { Evaluation } from './evaluation.ts';
import { attributeOf, referenceTo } from './reference-intrinsics.ts';
import { items, member, scalarText, type TemplateNode } from './template-node.ts';

/**
 * `Fn::Sub`, as a text or as a text with a map of variables; `${!x}` is the literal `${x}`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 */
export function substitute(argument: TemplateNode, evaluation: Evaluation): DataValue {
  const template = argument.kind === 'list' ? argument.items[0] : argument;
  const variables = argument.kind === 'list' ? items(argument)[1] : undefined;
  const source = scalarText(template);
  if (template === undefined || source === undefined) return evaluation.unreadable(argument, 'Fn::Sub needs a text');
  let texts: readonly Pattern[] = [[]];
  for (const piece of source.split(/(\$\{[^}]*\})/)) {
    const alternatives = readPiece(piece, variables, template, evaluation);
    texts = texts.flatMap((start) => alternatives.map((end) => concat(start, end)));
    if (texts.length > MAXIMUM_COMBINATIONS)
      return [unknown('unresolved', 'too many combinations of values are possible', argument.origin)];
  }
  return texts.map((pattern) => ({ kind: 'text', pattern: withoutDynamicReferences(pattern, template.origin) }));
}

const MAXIMUM_COMBINATIONS = 256;

function readPiece(piece: string, variables: TemplateNode | undefined, template: TemplateNode, evaluation: Evaluation): readonly Pattern[] {
  if (!piece.startsWith('${') || !piece.endsWith('}')) return [literal(piece)];
  if (piece.startsWith('${!')) return [literal(`\${${piece.slice(3)}`)];
  const name = piece.slice(2, -1).trim();
  const variable = member(variables, name);
  const value = variable === undefined ? named(name, template, evaluation) : evaluation.value(variable);
  return value.map((alternative) => evaluation.pattern(alternative, variable ?? template));
}

function named(name: string, template: TemplateNode, evaluation: Evaluation): DataValue {
  return name.includes('.') && !evaluation.parameters.has(name)
    ? attributeOf(name, template, evaluation)
    : referenceTo(name, template, evaluation);
}
