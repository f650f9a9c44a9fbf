import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import type { ClassValue } from '../function-value.ts';

/** Decorators change nothing that counts here, but what stands in their parentheses is evaluated. */
export function applyDecorators(evaluator: Evaluator, node: ts.ClassLikeDeclaration, value: ClassValue): void {
  const { ts } = evaluator;
  for (const owner of [node, ...node.members]) {
    if (!ts.canHaveDecorators(owner)) continue;
    for (const decorator of ts.getDecorators(owner) ?? []) evaluator.evaluate(decorator.expression, value.scope);
  }
}
