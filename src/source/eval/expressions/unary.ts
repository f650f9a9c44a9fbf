import type { ts } from 'ts-morph';
import { primitives } from '../calls/implicit-methods.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Scope } from '../scope.ts';
import { truthOf } from '../truth.ts';
import { scalarValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { assignTo } from './assignment.ts';
import { booleanOf, negate } from './comparison.ts';

export function evaluatePrefix(evaluator: Evaluator, node: ts.PrefixUnaryExpression, scope: Scope): Value {
  const { SyntaxKind } = evaluator.ts;
  const operand = evaluator.evaluate(node.operand, scope);
  if (node.operator === SyntaxKind.ExclamationToken) return booleanOf(negate(truthOf(operand)));
  const value = primitives(evaluator, operand, 'number', node);
  switch (node.operator) {
    case SyntaxKind.PlusPlusToken:
    case SyntaxKind.MinusMinusToken: {
      const changed = step(value, node.operator === SyntaxKind.PlusPlusToken ? 1 : -1);
      assignTo(evaluator, node.operand, changed, scope);
      return changed;
    }
    case SyntaxKind.MinusToken:
      return mapNumbers(value, (number) => -number);
    case SyntaxKind.PlusToken:
      return mapNumbers(value, (number) => number);
    default:
      return unknownData('event', 'a computed number');
  }
}

export function evaluatePostfix(evaluator: Evaluator, node: ts.PostfixUnaryExpression, scope: Scope): Value {
  const value = primitives(evaluator, evaluator.evaluate(node.operand, scope), 'number', node);
  assignTo(evaluator, node.operand, step(value, node.operator === evaluator.ts.SyntaxKind.PlusPlusToken ? 1 : -1), scope);
  return value;
}

function step(value: Value, by: number): Value {
  return mapNumbers(value, (number) => number + by);
}

function mapNumbers(value: Value, change: (number: number) => number): Value {
  return join(
    ...value.map((alternative) =>
      alternative.kind === 'scalar' && typeof alternative.value === 'number'
        ? scalarValue(change(alternative.value))
        : unknownData('event', 'a computed number'),
    ),
  );
}
