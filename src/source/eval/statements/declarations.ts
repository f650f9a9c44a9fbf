import type { ts } from 'ts-morph';
import { bindPattern } from '../binding.ts';
import { compilerHelper, compilerHelperByShape } from '../builtins/compiler-helpers.ts';
import { escapeMethods } from '../calls/escape.ts';
import { withDeclaredType } from '../declared-type.ts';
import type { Evaluator } from '../evaluator.ts';
import { makeClass } from '../expressions/class-expression.ts';
import { recordContents } from '../heap.ts';
import { isVar } from '../hoisting.ts';
import { inlinedPackage } from '../modules/inlined-packages.ts';
import { getProperty } from '../property.ts';
import { isCellBinding, type Scope } from '../scope.ts';
import { ABSENT, literalValue, objectValue, scalarValue, unknownData, type Value } from '../value.ts';

/** `var`, `let`, `const`, `using`. */
export function executeVariables(evaluator: Evaluator, list: ts.VariableDeclarationList, scope: Scope): void {
  for (const declaration of list.declarations) {
    if (evaluator.state === undefined) return;
    if (declaration.initializer === undefined) {
      if (!isVar(evaluator.ts, list)) bindPattern(evaluator, declaration.name, ABSENT, scope);
      continue;
    }
    const helper = evaluator.ts.isIdentifier(declaration.name) ? compilerHelper(declaration.name.text) : undefined;
    const value =
      helper ??
      compilerHelperByShape(evaluator.ts, declaration.initializer) ??
      inlinedPackage(evaluator, declaration.initializer) ??
      evaluator.evaluate(declaration.initializer, scope);
    bindPattern(evaluator, declaration.name, withDeclaredType(evaluator, value, declaration.type), scope);
    if ((list.flags & evaluator.ts.NodeFlags.Using) !== 0) disposeLater(evaluator, value, declaration);
  }
}

/** `using` calls the method when its block ends. */
function disposeLater(evaluator: Evaluator, value: Value, node: ts.Node): void {
  for (const name of ['@@dispose', '@@asyncDispose']) {
    const present = value.filter(({ kind }) => kind === 'object');
    const method = getProperty(evaluator, present, literalValue(name), node);
    if (present.length > 0) escapeMethods(evaluator, [method], present, node);
  }
}

export function executeClassDeclaration(evaluator: Evaluator, node: ts.ClassDeclaration, scope: Scope): void {
  const value = makeClass(evaluator, node, scope);
  const name = node.name?.text ?? 'default';
  let binding = scope.own(name);
  if (binding === undefined) {
    binding = evaluator.context.cell(node, name);
    scope.declare(name, binding);
  }
  if (isCellBinding(binding)) evaluator.write(binding, value);
}

/** An enum is an object with both directions for numbers: https://www.typescriptlang.org/docs/handbook/enums.html#reverse-mappings. */
export function executeEnum(evaluator: Evaluator, node: ts.EnumDeclaration, scope: Scope): void {
  const binding = scope.lookup(node.name.text);
  if (binding === undefined || !isCellBinding(binding)) return;
  const members = new Map<string, Value>();
  const inner = scope.nest();
  let next: number | undefined = 0;
  for (const member of node.members) {
    const name = memberName(evaluator, member);
    let value: Value;
    if (member.initializer !== undefined) value = evaluator.evaluate(member.initializer, inner);
    else value = next === undefined ? unknownData('unresolved', 'a computed enum member') : scalarValue(next);
    const [only] = value;
    next = value.length === 1 && only?.kind === 'scalar' && typeof only.value === 'number' ? only.value + 1 : undefined;
    if (name === undefined) continue;
    members.set(name, value);
    if (only?.kind === 'scalar') members.set(String(only.value), literalValue(name));
    const cell = evaluator.context.cell(member, name);
    inner.declare(name, cell);
    evaluator.write(cell, value);
  }
  const object = evaluator.context.object(node, 'record');
  const before = evaluator.read(binding);
  const [known] = before ?? [];
  const earlier = known?.kind === 'object' ? evaluator.contents(known.object).members : new Map<string, Value>();
  evaluator.setContents(object, recordContents(new Map([...earlier, ...members])));
  evaluator.write(binding, objectValue(object));
}

function memberName(evaluator: Evaluator, member: ts.EnumMember): string | undefined {
  const { ts } = evaluator;
  return ts.isIdentifier(member.name) || ts.isStringLiteralLike(member.name) || ts.isNumericLiteral(member.name)
    ? member.name.text
    : undefined;
}
