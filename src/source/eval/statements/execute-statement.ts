import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { isAmbient } from '../hoisting.ts';
import type { Scope } from '../scope.ts';
import { executeBlock } from './block.ts';
import { executeIf, executeSwitch } from './conditionals.ts';
import { executeClassDeclaration, executeEnum, executeVariables } from './declarations.ts';
import { executeBreak, executeContinue, executeLabeled, executeReturn, executeThrow } from './jumps.ts';
import { executeFor, executeForIn, executeForOf, executeWhile } from './loops.ts';
import { executeExport } from './module-statements.ts';
import { executeNamespace } from './namespace.ts';
import { executeTry } from './try.ts';

/** Runs one statement in the evaluator's state. */
export function executeStatement(evaluator: Evaluator, node: ts.Statement, scope: Scope): void {
  const { ts } = evaluator;
  if (isAmbient(ts, node)) return;
  if (ts.isExpressionStatement(node)) evaluator.evaluate(node.expression, scope);
  else if (ts.isVariableStatement(node)) executeVariables(evaluator, node.declarationList, scope);
  else if (ts.isReturnStatement(node)) executeReturn(evaluator, node, scope);
  else if (ts.isIfStatement(node)) executeIf(evaluator, node, scope);
  else if (ts.isBlock(node)) executeBlock(evaluator, node, node.statements, scope.nest());
  else if (ts.isForOfStatement(node)) executeForOf(evaluator, node, scope);
  else if (ts.isForInStatement(node)) executeForIn(evaluator, node, scope);
  else if (ts.isForStatement(node)) executeFor(evaluator, node, scope);
  else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) executeWhile(evaluator, node, scope);
  else if (ts.isTryStatement(node)) executeTry(evaluator, node, scope);
  else if (ts.isThrowStatement(node)) executeThrow(evaluator, node, scope);
  else if (ts.isSwitchStatement(node)) executeSwitch(evaluator, node, scope);
  else if (ts.isBreakStatement(node)) executeBreak(evaluator, node);
  else if (ts.isContinueStatement(node)) executeContinue(evaluator, node);
  else if (ts.isLabeledStatement(node)) executeLabeled(evaluator, node, scope);
  else if (ts.isClassDeclaration(node)) executeClassDeclaration(evaluator, node, scope);
  else if (ts.isEnumDeclaration(node)) executeEnum(evaluator, node, scope);
  else if (ts.isModuleDeclaration(node)) executeNamespace(evaluator, node, scope);
  else if (ts.isExportAssignment(node) || ts.isImportEqualsDeclaration(node)) executeExport(evaluator, node, scope);
  else if (ts.isWithStatement(node)) evaluator.execute(node.statement, scope);
}
