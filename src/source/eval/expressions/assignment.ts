import type { ts } from 'ts-morph';
import { withDefault } from '../binding.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { getProperty } from '../property.ts';
import { restOfRecord } from '../record-operations.ts';
import { isCellBinding, type Scope } from '../scope.ts';
import { setProperty } from '../set-property.ts';
import { isNullish, truthOf } from '../truth.ts';
import { ABSENT, literalValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { keyValue } from './access.ts';
import { applyOperator } from './binary.ts';
import { nameOf } from './literals.ts';
import { evaluateThis } from './names.ts';

export function isAssignment(evaluator: Evaluator, operator: ts.SyntaxKind): boolean {
  const { SyntaxKind } = evaluator.ts;
  return operator >= SyntaxKind.FirstAssignment && operator <= SyntaxKind.LastAssignment;
}

/** `a = b`, `a += b`, `a ??= b`. */
export function evaluateAssignment(evaluator: Evaluator, node: ts.BinaryExpression, scope: Scope): Value {
  const { SyntaxKind } = evaluator.ts;
  const operator = node.operatorToken.kind;
  if (operator === SyntaxKind.EqualsToken) {
    const value = evaluator.evaluate(node.right, scope);
    assignTo(evaluator, node.left, value, scope);
    return value;
  }
  const before = evaluator.evaluate(node.left, scope);
  const logical = logicalKeep(evaluator, operator, before);
  if (logical !== undefined) {
    if (!logical.isReached) return before;
    if (logical.kept.length === 0) {
      const value = evaluator.evaluate(node.right, scope);
      assignTo(evaluator, node.left, value, scope);
      return value;
    }
    const right = evaluator.perhaps(() => evaluator.evaluate(node.right, scope)) ?? [];
    const value = join(logical.kept, right);
    assignTo(evaluator, node.left, value, scope);
    return value;
  }
  const right = evaluator.evaluate(node.right, scope);
  const value = applyOperator(evaluator, plainOperator(evaluator, operator), before, right, node);
  assignTo(evaluator, node.left, value, scope);
  return value;
}

/** For `??=`, `||=`, `&&=`: what stays of the old value, and whether the right side may be evaluated. */
function logicalKeep(
  evaluator: Evaluator,
  operator: ts.SyntaxKind,
  before: Value,
): { readonly kept: Value; readonly isReached: boolean } | undefined {
  const { SyntaxKind } = evaluator.ts;
  switch (operator) {
    case SyntaxKind.QuestionQuestionEqualsToken: {
      const kept = before.filter((alternative) => isNullish(alternative) !== 'true');
      return { kept, isReached: before.some((alternative) => isNullish(alternative) !== 'false') };
    }
    case SyntaxKind.BarBarEqualsToken:
      return { kept: before.filter((alternative) => truthOf([alternative]) !== 'false'), isReached: truthOf(before) !== 'true' };
    case SyntaxKind.AmpersandAmpersandEqualsToken:
      return { kept: before.filter((alternative) => truthOf([alternative]) !== 'true'), isReached: truthOf(before) !== 'false' };
    default:
      return undefined;
  }
}

function plainOperator(evaluator: Evaluator, operator: ts.SyntaxKind): ts.SyntaxKind {
  const { SyntaxKind } = evaluator.ts;
  if (operator === SyntaxKind.PlusEqualsToken) return SyntaxKind.PlusToken;
  if (operator === SyntaxKind.MinusEqualsToken) return SyntaxKind.MinusToken;
  if (operator === SyntaxKind.AsteriskEqualsToken) return SyntaxKind.AsteriskToken;
  if (operator === SyntaxKind.SlashEqualsToken) return SyntaxKind.SlashToken;
  return SyntaxKind.AmpersandToken;
}

/** Stores a value where an expression points: a variable, a member, or the parts of a pattern. */
export function assignTo(evaluator: Evaluator, target: ts.Expression, value: Value, scope: Scope): void {
  const { ts } = evaluator;
  if (evaluator.state === undefined) return;
  if (ts.isIdentifier(target)) {
    const binding = scope.lookup(target.text);
    if (binding !== undefined && isCellBinding(binding)) evaluator.write(binding, value);
    else if (binding === undefined) assignFree(evaluator, target, value, scope);
  } else if (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) {
    const isSuper = target.expression.kind === ts.SyntaxKind.SuperKeyword;
    const object = isSuper ? evaluateThis(evaluator, target, scope) : evaluator.evaluate(target.expression, scope);
    const key = ts.isPropertyAccessExpression(target)
      ? literalValue(target.name.text)
      : keyValue(evaluator, target.argumentExpression, scope);
    setProperty(evaluator, object, key, value, target);
  } else if (ts.isObjectLiteralExpression(target)) assignObject(evaluator, target, value, scope);
  else if (ts.isArrayLiteralExpression(target)) assignArray(evaluator, target, value, scope);
  else if (
    ts.isParenthesizedExpression(target) ||
    ts.isAsExpression(target) ||
    ts.isNonNullExpression(target) ||
    ts.isSatisfiesExpression(target)
  )
    assignTo(evaluator, target.expression, value, scope);
  else if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    assignTo(evaluator, target.left, withDefault(evaluator, value, target.right, scope), scope);
}

/** `exports = x` changes no export; any other undeclared name becomes a global variable. */
function assignFree(evaluator: Evaluator, target: ts.Identifier, value: Value, scope: Scope): void {
  let top = scope;
  while (top.parent !== undefined) top = top.parent;
  const cell = evaluator.context.cell(target, target.text);
  top.declare(target.text, cell);
  evaluator.write(cell, value);
}

function assignObject(evaluator: Evaluator, pattern: ts.ObjectLiteralExpression, value: Value, scope: Scope): void {
  const { ts } = evaluator;
  const taken: string[] = [];
  for (const property of pattern.properties) {
    if (ts.isSpreadAssignment(property)) assignTo(evaluator, property.expression, restOfRecord(evaluator, value, taken, property), scope);
    else if (ts.isShorthandPropertyAssignment(property)) {
      taken.push(property.name.text);
      const member = getProperty(evaluator, value, literalValue(property.name.text), property);
      assignTo(evaluator, property.name, withDefault(evaluator, member, property.objectAssignmentInitializer, scope), scope);
    } else if (ts.isPropertyAssignment(property)) {
      if (!ts.isComputedPropertyName(property.name)) taken.push(property.name.text);
      assignTo(evaluator, property.initializer, getProperty(evaluator, value, nameOf(evaluator, property.name, scope), property), scope);
    }
  }
}

function assignArray(evaluator: Evaluator, pattern: ts.ArrayLiteralExpression, value: Value, scope: Scope): void {
  const { ts } = evaluator;
  const { items, isExact } = iterate(evaluator, value, pattern);
  const all = join(...items);
  for (const [index, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    if (ts.isSpreadElement(element)) {
      assignTo(evaluator, element.expression, evaluator.list(element, isExact ? items.slice(index) : items, isExact), scope);
    } else assignTo(evaluator, element, isExact ? (items[index] ?? ABSENT) : all.length === 0 ? ABSENT : all, scope);
  }
}
