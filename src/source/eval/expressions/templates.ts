import type { ts } from 'ts-morph';
import { Arguments } from '../calls/arguments.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Scope } from '../scope.ts';
import { joinTexts, toText, valueOfPatterns, writtenText } from '../text.ts';
import { literalValue, type Value } from '../value.ts';

/** `text ${value} text`. */
export function evaluateTemplate(evaluator: Evaluator, node: ts.TemplateExpression, scope: Scope): Value {
  const pieces = [[writtenText(node.head.text)]];
  for (const span of node.templateSpans) {
    const value = evaluator.evaluate(span.expression, scope);
    pieces.push([...toText(evaluator, value)], [writtenText(span.literal.text)]);
  }
  return valueOfPatterns(joinTexts(pieces));
}

/** The tag is called with the texts as a list, then the values. */
export function evaluateTaggedTemplate(evaluator: Evaluator, node: ts.TaggedTemplateExpression, scope: Scope): Value {
  const { ts } = evaluator;
  const tag = evaluator.evaluate(node.tag, scope);
  const { template } = node;
  const texts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map((span) => span.literal.text)];
  const values = ts.isNoSubstitutionTemplateLiteral(template)
    ? []
    : template.templateSpans.map((span) => evaluator.evaluate(span.expression, scope));
  const strings = evaluator.list(
    template,
    texts.map((text) => literalValue(text)),
  );
  return evaluator.call(tag, { receiver: [], arguments: new Arguments([strings, ...values]), node });
}
