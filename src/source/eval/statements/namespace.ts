import type { ts } from 'ts-morph';
import type { Compiler } from '../../load/compiler.ts';
import type { Evaluator } from '../evaluator.ts';
import { recordContents } from '../heap.ts';
import { isAmbient } from '../hoisting.ts';
import { type Binding, isCellBinding, type Scope } from '../scope.ts';
import { setProperty } from '../set-property.ts';
import { ABSENT, literalValue, objectValue, type Value } from '../value.ts';
import { executeBlock } from './block.ts';

/**
 * A TypeScript `namespace`: its exported names as properties of the class, function, enum or namespace that has the name already, else of a record of
 * their own. One that declares types alone leaves no trace: https://www.typescriptlang.org/docs/handbook/declaration-merging.html.
 */
export function executeNamespace(evaluator: Evaluator, node: ts.ModuleDeclaration, scope: Scope): void {
  const { ts } = evaluator;
  if (node.body === undefined || !ts.isIdentifier(node.name) || !hasCode(ts, node)) return;
  const binding = scope.lookup(node.name.text);
  if (binding === undefined || !isCellBinding(binding)) return;
  const inner = scope.nest();
  const statements = statementsOf(ts, node);
  executeBlock(evaluator, node.body, statements, inner, true);
  if (evaluator.state === undefined) return;
  const members = new Map<string, Value>();
  for (const name of statements.flatMap((statement) => declaredNames(ts, statement))) {
    const own = inner.own(name);
    if (own !== undefined) members.set(name, read(evaluator, own) ?? ABSENT);
  }
  const merged = evaluator.read(binding) ?? [];
  for (const [name, value] of members) setProperty(evaluator, merged, literalValue(name), value, node);
  if (merged.length > 0) return;
  const object = evaluator.context.object(node, 'record');
  evaluator.setContents(object, recordContents(members));
  evaluator.write(binding, objectValue(object));
}

function read(evaluator: Evaluator, binding: Binding): Value | undefined {
  return isCellBinding(binding) ? evaluator.read(binding) : binding.read();
}

/** The statements inside; of `namespace A.B {}` the one statement `namespace B {}`. */
function statementsOf(ts: Compiler, node: ts.ModuleDeclaration): readonly ts.Statement[] {
  if (node.body === undefined || ts.isIdentifier(node.body)) return [];
  return ts.isModuleBlock(node.body) ? node.body.statements : [node.body];
}

function hasCode(ts: Compiler, node: ts.ModuleDeclaration): boolean {
  return statementsOf(ts, node).some((statement) => {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || isAmbient(ts, statement)) return false;
    return !ts.isModuleDeclaration(statement) || hasCode(ts, statement);
  });
}

function declaredNames(ts: Compiler, statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  if (ts.isModuleDeclaration(statement)) return ts.isIdentifier(statement.name) ? [statement.name.text] : [];
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}
