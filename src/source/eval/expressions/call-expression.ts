import type { ts } from 'ts-morph';
import { compilerHelperByShape } from '../builtins/compiler-helpers.ts';
import { Arguments } from '../calls/arguments.ts';
import { callEffects } from '../calls/call-effects.ts';
import { construct } from '../calls/construct.ts';
import { callSuper } from '../calls/construct-class.ts';
import { receiversOfMethods } from '../calls/receivers-of-methods.ts';
import { withDeclaredType } from '../declared-type.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Scope } from '../scope.ts';
import { isNullish } from '../truth.ts';
import { ABSENT, NEVER, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { evaluateMember } from './access.ts';
import { evaluateItems } from './literals.ts';

/** `f(x)`, `o.m(x)`, `super(x)`, `import(x)`. */
export function evaluateCall(evaluator: Evaluator, node: ts.CallExpression, scope: Scope): Value {
  const { ts } = evaluator;
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword)
    return callSuper(evaluator, node, evaluateArguments(evaluator, node.arguments, scope), scope);
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return evaluator.modules.dynamicImport(scope.module, node, argumentValue(evaluator, node, scope));
  const { receiver, value } = evaluateCallee(evaluator, node.expression, scope);
  const isOptional = ts.isOptionalChain(node);
  const callee = isOptional ? value.filter((alternative) => isNullish(alternative) !== 'true') : value;
  if (isOptional && callee.length === 0) return ABSENT;
  const passed = evaluateArguments(evaluator, node.arguments, scope);
  if (evaluator.state === undefined) return NEVER;
  const receiversOf = receiversOfMethods(evaluator, node, receiver, callee);
  const call = { receiver, arguments: passed, node, name: calledName(evaluator, node) };
  const answer = callEffects(evaluator, node, callee, receiversOf === undefined ? call : { ...call, receiversOf });
  const [type, ...otherTypes] = node.typeArguments ?? [];
  const result = otherTypes.length === 0 ? withDeclaredType(evaluator, answer, type) : answer;
  return isOptional && callee.length < value.length ? join(result, ABSENT) : result;
}

function evaluateCallee(evaluator: Evaluator, node: ts.Expression, scope: Scope): { readonly receiver: Value; readonly value: Value } {
  const { ts } = evaluator;
  const callee = withoutWrappers(ts, node);
  if (ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee)) return evaluateMember(evaluator, callee, scope);
  return { receiver: ABSENT, value: compilerHelperByShape(ts, callee) ?? evaluator.evaluate(callee, scope) };
}

/** The name after the dot of a call. */
function calledName({ ts }: Evaluator, node: ts.CallExpression): string | undefined {
  const callee = withoutWrappers(ts, node.expression);
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  return ts.isElementAccessExpression(callee) && ts.isStringLiteralLike(callee.argumentExpression)
    ? callee.argumentExpression.text
    : undefined;
}

function withoutWrappers(ts: Evaluator['ts'], node: ts.Expression): ts.Expression {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isNonNullExpression(inner) || ts.isAsExpression(inner)) inner = inner.expression;
  return inner;
}

function argumentValue(evaluator: Evaluator, node: ts.CallExpression, scope: Scope): Value {
  const [first] = node.arguments;
  return first === undefined ? ABSENT : evaluator.evaluate(first, scope);
}

function evaluateArguments(evaluator: Evaluator, nodes: readonly ts.Expression[], scope: Scope): Arguments {
  const { items, rest } = evaluateItems(evaluator, nodes, scope);
  return new Arguments(items, rest);
}

/** `new C(x)`. */
export function evaluateNew(evaluator: Evaluator, node: ts.NewExpression, scope: Scope): Value {
  const callee = evaluator.evaluate(node.expression, scope);
  const passed = evaluateArguments(evaluator, node.arguments ?? [], scope);
  if (evaluator.state === undefined) return NEVER;
  return construct(evaluator, callee, { receiver: ABSENT, arguments: passed, node, isConstruction: true });
}
