import type { ts } from 'ts-morph';
import { isBrowserName } from '../builtins/global-names.ts';
import { awaited } from '../calls/implicit-methods.ts';
import { withDeclaredType } from '../declared-type.ts';
import { deleteProperty } from '../delete-property.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Scope } from '../scope.ts';
import { writtenText } from '../text.ts';
import { ABSENT, FALSE, literalValue, NULL, scalarValue, TRUE, textValue, unknownData, type Value } from '../value.ts';
import { evaluateAccess, evaluateElement } from './access.ts';
import { evaluateBinary } from './binary.ts';
import { evaluateCall, evaluateNew } from './call-expression.ts';
import { makeClass } from './class-expression.ts';
import { makeClosure } from './function-expression.ts';
import { evaluateArrayLiteral, evaluateObjectLiteral } from './literals.ts';
import { evaluateConditional } from './logical.ts';
import { evaluateIdentifier, evaluateThis, isFree } from './names.ts';
import { evaluateTaggedTemplate, evaluateTemplate } from './templates.ts';
import { evaluatePostfix, evaluatePrefix } from './unary.ts';
import { evaluateYield } from './yield.ts';

/** The value of an expression. */
export function evaluateExpression(evaluator: Evaluator, node: ts.Expression, scope: Scope): Value {
  const { ts } = evaluator;
  if (ts.isIdentifier(node)) return evaluateIdentifier(evaluator, node, scope);
  if (ts.isStringLiteralLike(node)) return textValue(writtenText(node.text));
  if (ts.isPropertyAccessExpression(node)) return evaluateAccess(evaluator, node, scope);
  if (ts.isCallExpression(node)) return evaluateCall(evaluator, node, scope);
  if (ts.isObjectLiteralExpression(node)) return evaluateObjectLiteral(evaluator, node, scope);
  if (ts.isAwaitExpression(node)) return awaited(evaluator, evaluator.evaluate(node.expression, scope), node);
  if (ts.isNewExpression(node)) return evaluateNew(evaluator, node, scope);
  if (ts.isBinaryExpression(node)) return evaluateBinary(evaluator, node, scope);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return makeClosure(evaluator, node, scope, functionName(evaluator, node));
  if (ts.isTemplateExpression(node)) return evaluateTemplate(evaluator, node, scope);
  if (isWrapper(ts, node)) {
    const value = evaluator.evaluate(node.expression, scope);
    return ts.isAsExpression(node) || ts.isTypeAssertionExpression(node) ? withDeclaredType(evaluator, value, node.type) : value;
  }
  if (ts.isElementAccessExpression(node)) return evaluateElement(evaluator, node, scope);
  if (ts.isArrayLiteralExpression(node)) return evaluateArrayLiteral(evaluator, node, scope);
  if (ts.isNumericLiteral(node)) return scalarValue(Number(node.text));
  if (ts.isConditionalExpression(node)) return evaluateConditional(evaluator, node, scope);
  if (ts.isPrefixUnaryExpression(node)) return evaluatePrefix(evaluator, node, scope);
  if (ts.isPostfixUnaryExpression(node)) return evaluatePostfix(evaluator, node, scope);
  if (ts.isClassExpression(node)) return makeClass(evaluator, node, scope);
  if (ts.isYieldExpression(node)) return evaluateYield(evaluator, node, scope);
  if (ts.isTaggedTemplateExpression(node)) return evaluateTaggedTemplate(evaluator, node, scope);
  if (ts.isRegularExpressionLiteral(node)) return regularExpression(node.text);
  return evaluateRare(evaluator, node, scope);
}

function evaluateRare(evaluator: Evaluator, node: ts.Expression, scope: Scope): Value {
  const { ts } = evaluator;
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return TRUE;
    case ts.SyntaxKind.FalseKeyword:
      return FALSE;
    case ts.SyntaxKind.NullKeyword:
      return NULL;
    case ts.SyntaxKind.ThisKeyword:
      return evaluateThis(evaluator, node, scope);
    case ts.SyntaxKind.OmittedExpression:
      return ABSENT;
    case ts.SyntaxKind.BigIntLiteral:
      return unknownData('unresolved', 'a big integer');
    default:
  }
  if (ts.isVoidExpression(node)) {
    evaluator.evaluate(node.expression, scope);
    return ABSENT;
  }
  if (ts.isTypeOfExpression(node)) {
    const { expression } = node;
    if (ts.isIdentifier(expression) && isBrowserName(expression.text) && isFree(evaluator, expression.text, scope))
      return literalValue('undefined');
    return evaluateTypeOf(evaluator, evaluator.evaluate(expression, scope));
  }
  if (ts.isDeleteExpression(node)) {
    const { expression } = node;
    if (ts.isPropertyAccessExpression(expression))
      deleteProperty(evaluator, evaluator.evaluate(expression.expression, scope), literalValue(expression.name.text));
    else if (ts.isElementAccessExpression(expression))
      deleteProperty(evaluator, evaluator.evaluate(expression.expression, scope), evaluator.evaluate(expression.argumentExpression, scope));
    else evaluator.evaluate(expression, scope);
    return TRUE;
  }
  if (ts.isMetaProperty(node)) return evaluateMeta(evaluator, node, scope);
  evaluateChildren(evaluator, node, scope);
  return unknownData('unresolved', `the syntax ${ts.SyntaxKind[node.kind]} is not followed`, evaluator.origin(node));
}

function isWrapper(
  ts: Evaluator['ts'],
  node: ts.Expression,
): node is ts.ParenthesizedExpression | ts.AssertionExpression | ts.NonNullExpression {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isExpressionWithTypeArguments(node) ||
    ts.isPartiallyEmittedExpression(node)
  );
}

/** `import.meta`, `new.target`. */
function evaluateMeta(evaluator: Evaluator, node: ts.MetaProperty, scope: Scope): Value {
  if (node.keywordToken === evaluator.ts.SyntaxKind.ImportKeyword) return importMeta(evaluator, node, scope);
  return scope.frame()?.newTarget ?? ABSENT;
}

/** https://nodejs.org/docs/latest-v20.x/api/esm.html#importmeta, with the module where Lambda has it. */
function importMeta(evaluator: Evaluator, node: ts.MetaProperty, scope: Scope): Value {
  const file = `/var/task/${scope.module.file}`;
  const members = new Map([
    ['url', literalValue(`file://${file}`)],
    ['filename', literalValue(file)],
    ['dirname', literalValue(file.slice(0, file.lastIndexOf('/')))],
  ]);
  return evaluator.record(node, members, { kind: 'unknown', cause: 'unresolved', reason: 'a member of import.meta', hides: false });
}

function functionName(evaluator: Evaluator, node: ts.ArrowFunction | ts.FunctionExpression): string {
  const { ts } = evaluator;
  if (ts.isFunctionExpression(node) && node.name !== undefined) return node.name.text;
  const { parent } = node;
  if (
    (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) &&
    ts.isIdentifier(parent.name)
  )
    return parent.name.text;
  if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left)) return parent.left.name.text;
  return '<anonymous>';
}

function regularExpression(text: string): Value {
  const end = text.lastIndexOf('/');
  return [{ kind: 'regexp', source: text.slice(1, end), flags: text.slice(end + 1) }];
}

function evaluateTypeOf(_evaluator: Evaluator, value: Value): Value {
  const names = new Set<string>();
  for (const alternative of value) {
    switch (alternative.kind) {
      case 'text':
        if (alternative.undeclared === true || (alternative.pattern.length === 1 && alternative.pattern[0]?.kind === 'environment'))
          return unknownData('unbound', 'the type of a variable that nothing binds');
        names.add('string');
        break;
      case 'scalar':
        names.add(alternative.value === null ? 'object' : typeof alternative.value);
        break;
      case 'absent':
        names.add('undefined');
        break;
      case 'object':
      case 'client':
      case 'command':
      case 'namespace':
      case 'regexp':
        names.add(alternative.kind === 'object' && alternative.object.kind === 'function' ? 'function' : 'object');
        break;
      case 'function':
      case 'class':
      case 'native':
      case 'method':
      case 'bound':
        names.add('function');
        break;
      default:
        return unknownData('unresolved', 'the type of a value that is not known');
    }
  }
  return [...names].flatMap((name) => literalValue(name));
}

/** Whatever the syntax means, calls inside it count. */
function evaluateChildren(evaluator: Evaluator, node: ts.Node, scope: Scope): void {
  const { ts } = evaluator;
  ts.forEachChild(node, (child) => {
    if (ts.isTypeNode(child) || ts.isFunctionLike(child)) return;
    if (ts.isExpression(child) && !ts.isJsxOpeningElement(child)) evaluator.perhaps(() => evaluator.evaluate(child, scope));
    else evaluateChildren(evaluator, child, scope);
  });
}
