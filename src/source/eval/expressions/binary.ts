import type { ts } from 'ts-morph';
import { Arguments } from '../calls/arguments.ts';
import { type Hint, primitives } from '../calls/implicit-methods.ts';
import type { Evaluator } from '../evaluator.ts';
import { getProperty } from '../property.ts';
import type { Scope } from '../scope.ts';
import { joinTexts, toText, valueOfPatterns } from '../text.ts';
import { type Alternative, EITHER_BOOLEAN, literalValue, scalarValue, unknownData, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { evaluateAssignment, isAssignment } from './assignment.ts';
import { booleanOf, looselyMay, negate } from './comparison.ts';
import { evaluateAnd, evaluateCoalesce, evaluateOr } from './logical.ts';

/** `a + b`, `a === b`, `a = b` and all the others. A long chain on the left side is walked, not recursed into. */
export function evaluateBinary(evaluator: Evaluator, node: ts.BinaryExpression, scope: Scope): Value {
  const { SyntaxKind } = evaluator.ts;
  const operator = node.operatorToken.kind;
  if (isAssignment(evaluator, operator)) return evaluateAssignment(evaluator, node, scope);
  switch (operator) {
    case SyntaxKind.AmpersandAmpersandToken:
      return evaluateAnd(evaluator, node, scope);
    case SyntaxKind.BarBarToken:
      return evaluateOr(evaluator, node, scope);
    case SyntaxKind.QuestionQuestionToken:
      return evaluateCoalesce(evaluator, node, scope);
    case SyntaxKind.PlusToken:
      return evaluateSum(evaluator, node, scope);
    case SyntaxKind.CommaToken:
      evaluator.evaluate(node.left, scope);
      return evaluator.evaluate(node.right, scope);
    case SyntaxKind.InstanceOfKeyword: {
      const left = evaluator.evaluate(node.left, scope);
      return isInstanceOf(evaluator, left, evaluator.evaluate(node.right, scope), node);
    }
    default: {
      const left = evaluator.evaluate(node.left, scope);
      return applyOperator(evaluator, operator, left, evaluator.evaluate(node.right, scope), node);
    }
  }
}

/** A class with a method `[Symbol.hasInstance]` is asked: https://tc39.es/ecma262/#sec-instanceofoperator. */
export function isInstanceOf(evaluator: Evaluator, left: Value, right: Value, node: ts.Node): Value {
  const classes = right.filter(({ kind }) => kind === 'class' || kind === 'function' || kind === 'object');
  if (classes.length === 0) return EITHER_BOOLEAN;
  const method = getProperty(evaluator, classes, literalValue('@@hasInstance'), node).filter(({ kind }) => kind === 'function');
  if (method.length > 0) evaluator.call(method, { receiver: classes, arguments: new Arguments([left]), node });
  return EITHER_BOOLEAN;
}

function evaluateSum(evaluator: Evaluator, node: ts.BinaryExpression, scope: Scope): Value {
  const { ts } = evaluator;
  const operands: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    operands.push(left.right);
    left = left.left;
  }
  let sum = primitives(evaluator, evaluator.evaluate(left, scope), 'default', node);
  for (const operand of operands.reverse())
    sum = add(evaluator, sum, primitives(evaluator, evaluator.evaluate(operand, scope), 'default', node));
  return sum;
}

/** The sum of two values: a number where both are numbers, text where one is text; what an unknown and a number give is not known. */
function add(evaluator: Evaluator, left: Value, right: Value): Value {
  const isNumeric = (alternative: Alternative): boolean => alternative.kind === 'scalar' || alternative.kind === 'absent';
  const isOpen = (alternative: Alternative): boolean => alternative.kind === 'unknown';
  const numbers = left.filter(isNumeric).flatMap((a) => right.filter(isNumeric).map((b) => arithmetic('+', a, b)));
  const unknowns = [...(right.some(isNumeric) ? left : []), ...(left.some(isNumeric) ? right : [])].filter(isOpen);
  const leftTexts = left.every(isNumeric) && !right.some((each) => !isNumeric(each) && !isOpen(each)) ? [] : left;
  const rightTexts = right.every(isNumeric) && !left.some((each) => !isNumeric(each) && !isOpen(each)) ? [] : right;
  const areTexts = leftTexts.length > 0 && rightTexts.length > 0;
  const texts = areTexts ? valueOfPatterns(joinTexts([toText(evaluator, left), toText(evaluator, right)])) : [];
  return join(...numbers, unknowns, texts);
}

/** Two numbers combined; anything else is an unknown number. */
function arithmetic(operator: string, a: Alternative, b: Alternative): Value {
  if (a.kind === 'scalar' && b.kind === 'scalar') {
    const left = Number(a.value);
    const right = Number(b.value);
    if (operator === '+') return scalarValue(left + right);
    if (operator === '-') return scalarValue(left - right);
    if (operator === '*') return scalarValue(left * right);
    if (operator === '/') return scalarValue(left / right);
    if (operator === '%') return scalarValue(left % right);
  }
  return unknownData('event', 'a computed number');
}

/** The result of an operator on two values that were evaluated. */
export function applyOperator(evaluator: Evaluator, operator: ts.SyntaxKind, given: Value, other: Value, node: ts.Node): Value {
  const { SyntaxKind } = evaluator.ts;
  const left = operand(evaluator, operator, given, other, node);
  const right = operand(evaluator, operator, other, given, node);
  switch (operator) {
    case SyntaxKind.PlusToken:
      return add(evaluator, left, right);
    case SyntaxKind.EqualsEqualsEqualsToken:
    case SyntaxKind.EqualsEqualsToken:
      return booleanOf(equality(evaluator, operator, left, right));
    case SyntaxKind.ExclamationEqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsToken:
      return booleanOf(negate(equality(evaluator, operator, left, right)));
    case SyntaxKind.LessThanToken:
    case SyntaxKind.GreaterThanToken:
    case SyntaxKind.LessThanEqualsToken:
    case SyntaxKind.GreaterThanEqualsToken:
      return join(...pairs(left, right, (a, b) => compare(SyntaxKind, operator, a, b)));
    case SyntaxKind.InKeyword:
      return EITHER_BOOLEAN;
    case SyntaxKind.MinusToken:
      return join(...pairs(left, right, (a, b) => arithmetic('-', a, b)));
    case SyntaxKind.AsteriskToken:
      return join(...pairs(left, right, (a, b) => arithmetic('*', a, b)));
    case SyntaxKind.SlashToken:
      return join(...pairs(left, right, (a, b) => arithmetic('/', a, b)));
    case SyntaxKind.PercentToken:
      return join(...pairs(left, right, (a, b) => arithmetic('%', a, b)));
    default:
      return unknownData('event', 'a computed number');
  }
}

/** A side of an operator as the operator sees it. Equality asks an object only where the other side is none. */
function operand(evaluator: Evaluator, operator: ts.SyntaxKind, value: Value, other: Value, node: ts.Node): Value {
  const { SyntaxKind } = evaluator.ts;
  switch (operator) {
    case SyntaxKind.EqualsEqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsEqualsToken:
      return value;
    case SyntaxKind.EqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsToken: {
      const isAsked = other.some(
        (each) => each.kind === 'text' || each.kind === 'unknown' || (each.kind === 'scalar' && each.value !== null),
      );
      return isAsked ? join(value, primitives(evaluator, value, 'default', node)) : value;
    }
    case SyntaxKind.InKeyword:
      if (value !== other) primitives(evaluator, value, 'string', node);
      return value;
    default: {
      const hint: Hint = operator === SyntaxKind.PlusToken ? 'default' : 'number';
      return primitives(evaluator, value, hint, node);
    }
  }
}

/** With `==`, `null` and `undefined` are equal, and a number may equal its text. */
function equality(evaluator: Evaluator, operator: ts.SyntaxKind, left: Value, right: Value): 'true' | 'false' | 'either' {
  const { SyntaxKind } = evaluator.ts;
  const isLoose = operator === SyntaxKind.EqualsEqualsToken || operator === SyntaxKind.ExclamationEqualsToken;
  if (!isLoose) return looselyMay(evaluator, left, right);
  const unify = (value: Value): Value => value.map((each) => (each.kind === 'scalar' && each.value === null ? { kind: 'absent' } : each));
  const a = unify(left);
  const b = unify(right);
  const isMixed = a.some(({ kind }) => kind === 'text') !== b.some(({ kind }) => kind === 'text');
  const nothing = (value: Value): boolean => value.every(({ kind }) => kind === 'absent');
  if (isMixed && !nothing(a) && !nothing(b)) return 'either';
  return looselyMay(evaluator, a, b);
}

function pairs(left: Value, right: Value, combine: (a: Alternative, b: Alternative) => Value): Value[] {
  if (left.length * right.length > 64) return [unknownData('event', 'a computed number')];
  return left.flatMap((a) => right.map((b) => combine(a, b)));
}

function compare(SyntaxKind: Evaluator['ts']['SyntaxKind'], operator: ts.SyntaxKind, a: Alternative, b: Alternative): Value {
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return EITHER_BOOLEAN;
  const left = Number(a.value);
  const right = Number(b.value);
  if (operator === SyntaxKind.LessThanToken) return scalarValue(left < right);
  if (operator === SyntaxKind.GreaterThanToken) return scalarValue(left > right);
  if (operator === SyntaxKind.LessThanEqualsToken) return scalarValue(left <= right);
  return scalarValue(left >= right);
}
