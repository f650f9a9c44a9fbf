import type { ts } from 'ts-morph';
import { literalText } from '../../model/pattern.ts';
import type { Evaluator } from './evaluator.ts';
import { looselyMay } from './expressions/comparison.ts';
import { isCellBinding, type Scope } from './scope.ts';
import { isNullish, truthOfAlternative } from './truth.ts';
import { type Alternative, FALSE, NULL, TRUE, type Value } from './value.ts';

/**
 * Takes from the variables that a test looks at what they can't be where it came out as `wanted`. Where nothing is left, the program can't get
 * there. Nothing is evaluated: only names, `this` members and constants count.
 */
export function refine(evaluator: Evaluator, test: ts.Expression, wanted: boolean, scope: Scope): void {
  const { ts } = evaluator;
  const node = skipParentheses(evaluator, test);
  if (ts.isIdentifier(node)) {
    narrow(evaluator, node, scope, (alternative) => truthOfAlternative(alternative) !== (wanted ? 'false' : 'true'));
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    refine(evaluator, node.operand, !wanted, scope);
  } else if (ts.isBinaryExpression(node)) refineBinary(evaluator, node, wanted, scope);
}

function refineBinary(evaluator: Evaluator, node: ts.BinaryExpression, wanted: boolean, scope: Scope): void {
  const { SyntaxKind } = evaluator.ts;
  switch (node.operatorToken.kind) {
    case SyntaxKind.AmpersandAmpersandToken:
      if (!wanted) return;
      refine(evaluator, node.left, true, scope);
      refine(evaluator, node.right, true, scope);
      return;
    case SyntaxKind.BarBarToken:
      if (wanted) return;
      refine(evaluator, node.left, false, scope);
      refine(evaluator, node.right, false, scope);
      return;
    case SyntaxKind.EqualsEqualsEqualsToken:
    case SyntaxKind.EqualsEqualsToken:
      refineEquality(evaluator, node, wanted, scope);
      return;
    case SyntaxKind.ExclamationEqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsToken:
      refineEquality(evaluator, node, !wanted, scope);
      return;
    default:
  }
}

function refineEquality(evaluator: Evaluator, node: ts.BinaryExpression, wanted: boolean, scope: Scope): void {
  const { ts } = evaluator;
  const isLoose =
    node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsToken || node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsToken;
  for (const [variable, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const name = skipParentheses(evaluator, variable);
    const constant = constantOf(evaluator, skipParentheses(evaluator, other));
    if (!ts.isIdentifier(name) || name.text === 'undefined' || constant === undefined) continue;
    const isNothing = constant.every(({ kind }) => kind === 'absent') || constant === NULL;
    narrow(evaluator, name, scope, (alternative) => {
      const same = isNothing && isLoose ? isNullish(alternative) : looselyMay(evaluator, [alternative], constant);
      return same !== (wanted ? 'false' : 'true');
    });
    return;
  }
}

function constantOf(evaluator: Evaluator, node: ts.Expression): Value | undefined {
  const { ts } = evaluator;
  if (ts.isStringLiteralLike(node))
    return node.text === '' ? [{ kind: 'text', pattern: [] }] : [{ kind: 'text', pattern: [{ kind: 'literal', text: node.text }] }];
  if (ts.isNumericLiteral(node)) return [{ kind: 'scalar', value: Number(node.text) }];
  if (node.kind === ts.SyntaxKind.NullKeyword) return NULL;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return TRUE;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return FALSE;
  if (ts.isIdentifier(node) && node.text === 'undefined') return [{ kind: 'absent' }];
  if (ts.isVoidExpression(node)) return [{ kind: 'absent' }];
  return undefined;
}

function narrow(evaluator: Evaluator, name: ts.Identifier, scope: Scope, keep: (alternative: Alternative) => boolean): void {
  const binding = scope.lookup(name.text);
  if (binding === undefined || !isCellBinding(binding)) return;
  const value = evaluator.read(binding);
  if (value === undefined) return;
  const kept = value.filter((alternative) => keep(alternative));
  if (kept.length === value.length) return;
  if (kept.length === 0) evaluator.state = undefined;
  else evaluator.write(binding, kept);
}

function skipParentheses(evaluator: Evaluator, node: ts.Expression): ts.Expression {
  const { ts } = evaluator;
  let inner = node;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isSatisfiesExpression(inner)
  )
    inner = inner.expression;
  return inner;
}

/** The text of an alternative that is one literal. */
export function literalOf(alternative: Alternative): string | undefined {
  if (alternative.kind === 'scalar' && typeof alternative.value === 'number') return String(alternative.value);
  return alternative.kind === 'text' ? literalText(alternative.pattern) : undefined;
}
