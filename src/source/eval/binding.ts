import type { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.ts';
import { knownStart } from './heap.ts';
import { isVar } from './hoisting.ts';
import { iterate } from './iteration.ts';
import { getProperty } from './property.ts';
import { restOfRecord } from './record-operations.ts';
import { isCellBinding, type Scope } from './scope.ts';
import { isNullish } from './truth.ts';
import { ABSENT, literalValue, type Value } from './value.ts';
import { join } from './value-set.ts';

/** Gives the names of a pattern their values; declares them in `scope` where nothing did before. */
export function bindPattern(evaluator: Evaluator, name: ts.BindingName, value: Value, scope: Scope): void {
  const { ts } = evaluator;
  if (ts.isIdentifier(name)) bindName(evaluator, name, value, scope);
  else if (ts.isObjectBindingPattern(name)) bindObject(evaluator, name, value, scope);
  else bindArray(evaluator, name, value, scope);
}

function bindName(evaluator: Evaluator, name: ts.Identifier, value: Value, scope: Scope): void {
  let binding = isFunctionLevel(evaluator, name) ? scope.lookup(name.text) : scope.own(name.text);
  if (binding === undefined) {
    binding = evaluator.context.cell(name, name.text);
    scope.declare(name.text, binding);
  }
  if (isCellBinding(binding)) evaluator.write(binding, value);
}

function isFunctionLevel(evaluator: Evaluator, name: ts.Identifier): boolean {
  const { ts } = evaluator;
  let node: ts.Node = name.parent;
  while (ts.isBindingElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node)) node = node.parent;
  return ts.isVariableDeclaration(node) && ts.isVariableDeclarationList(node.parent) && isVar(ts, node.parent);
}

function bindObject(evaluator: Evaluator, pattern: ts.ObjectBindingPattern, value: Value, scope: Scope): void {
  const { ts } = evaluator;
  const taken: string[] = [];
  for (const element of pattern.elements) {
    if (element.dotDotDotToken !== undefined) {
      bindPattern(evaluator, element.name, restOfRecord(evaluator, value, taken, element), scope);
      continue;
    }
    const key = element.propertyName;
    let keyValue: Value;
    if (key === undefined) keyValue = ts.isIdentifier(element.name) ? literalValue(element.name.text) : ABSENT;
    else if (ts.isComputedPropertyName(key)) keyValue = evaluator.evaluate(key.expression, scope);
    else keyValue = literalValue(key.text);
    const [only] = keyValue;
    if (keyValue.length === 1 && only?.kind === 'text' && only.pattern[0]?.kind === 'literal') taken.push(only.pattern[0].text);
    const member = getProperty(evaluator, value, keyValue, element);
    bindPattern(evaluator, element.name, withDefault(evaluator, member, element.initializer, scope), scope);
  }
}

function bindArray(evaluator: Evaluator, pattern: ts.ArrayBindingPattern, value: Value, scope: Scope): void {
  const { ts } = evaluator;
  const { items, isExact } = iterate(evaluator, value, pattern);
  const all = join(...items);
  const [only, ...others] = value;
  const start =
    only?.kind === 'object' && only.object.kind === 'list' && others.length === 0 ? knownStart(evaluator.contents(only.object)) : [];
  for (const [index, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    if (element.dotDotDotToken !== undefined) {
      bindPattern(evaluator, element.name, evaluator.list(element, isExact ? items.slice(index) : items, isExact), scope);
      continue;
    }
    const item = start[index] ?? (isExact ? (items[index] ?? ABSENT) : all.length === 0 ? ABSENT : all);
    bindPattern(evaluator, element.name, withDefault(evaluator, item, element.initializer, scope), scope);
  }
}

/** The value, or the default where the value is or may be `undefined`. */
export function withDefault(evaluator: Evaluator, value: Value, initializer: ts.Expression | undefined, scope: Scope): Value {
  if (initializer === undefined) return value;
  const isNull = value.some((alternative) => alternative.kind === 'scalar' && alternative.value === null);
  const mayBeAbsent = value.some((alternative) => isNullish(alternative) !== 'false' && !(isNull && alternative.kind === 'scalar'));
  if (!mayBeAbsent) return value;
  const kept = value.filter((alternative) => isNullish(alternative) !== 'true' || alternative.kind === 'scalar');
  if (kept.length === 0) {
    reportUndeclared(evaluator, value, initializer);
    return evaluator.evaluate(initializer, scope);
  }
  const fallback = evaluator.perhaps(() => evaluator.evaluate(initializer, scope)) ?? [];
  return join(kept, fallback);
}

/** A default that stands in for a variable which the deployment does not set is worth a word. */
export function reportUndeclared(evaluator: Evaluator, value: Value, node: ts.Node): void {
  for (const alternative of value) {
    if (alternative.kind !== 'text' || alternative.undeclared !== true) continue;
    const [part] = alternative.pattern;
    const name = part?.kind === 'environment' ? part.name : '';
    evaluator.journal.report(node, {
      rule: 'undeclared-environment-variable',
      severity: 'warning',
      message: `the function's description does not set ${name}, so its default is used; set it where the default is not meant`,
    });
  }
}
