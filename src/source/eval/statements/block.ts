import type { ts } from 'ts-morph';
import { declaredHelper } from '../builtins/compiler-helpers.ts';
import type { Evaluator } from '../evaluator.ts';
import { makeClosure } from '../expressions/function-expression.ts';
import { declarationsOf } from '../hoisting.ts';
import { isCellBinding, type Scope } from '../scope.ts';
import { MISSED } from '../value.ts';

/** Declares what the statements declare and runs them in `scope`, which is theirs alone. */
export function executeBlock(
  evaluator: Evaluator,
  owner: ts.Node,
  statements: readonly ts.Statement[],
  scope: Scope,
  isFunctionLevel = false,
): void {
  declareAll(evaluator, owner, statements, scope, isFunctionLevel);
  for (const statement of statements) {
    if (evaluator.state === undefined) return;
    evaluator.execute(statement, scope);
  }
}

/** Makes the names of the statements known, functions with their value. */
export function declareAll(
  evaluator: Evaluator,
  owner: ts.Node,
  statements: readonly ts.Statement[],
  scope: Scope,
  isFunctionLevel: boolean,
): void {
  const { lexical, variables, functions, sharesFunctions } = declarationsOf(evaluator.ts, owner, statements, isFunctionLevel);
  for (const { name, node } of variables) {
    if (scope.own(name) !== undefined) continue;
    const cell = evaluator.context.cell(node, name);
    scope.declare(name, cell);
    // Code that counts on a variable has set it on the way there: compilers hoist what the source declares where it is set.
    evaluator.write(cell, MISSED);
  }
  for (const { name, node } of lexical) scope.declare(name, evaluator.context.cell(node, name));
  for (const node of functions) {
    if (node.body === undefined) continue;
    const name = node.name?.text ?? 'default';
    const cell = evaluator.context.cell(node, name);
    scope.declare(name, cell);
    const made = declaredHelper(name, node) ?? makeClosure(evaluator, node, scope, name);
    evaluator.write(cell, made);
    const shared = sharesFunctions ? scope.parent?.lookup(name) : undefined;
    if (shared !== undefined && isCellBinding(shared)) evaluator.write(shared, made);
  }
}
