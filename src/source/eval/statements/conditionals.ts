import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.ts';
import { looselyMay } from '../expressions/comparison.ts';
import { refine } from '../refine.ts';
import type { Scope } from '../scope.ts';
import type { State } from '../state.ts';
import { truthOf } from '../truth.ts';
import { declareAll } from './block.ts';
import { withJumpTarget } from './jumps.ts';

export function executeIf(evaluator: Evaluator, node: ts.IfStatement, scope: Scope): void {
  const truth = truthOf(evaluator.evaluate(node.expression, scope));
  const before = evaluator.snapshot();
  if (before === undefined) return;
  let taken: State | undefined;
  if (truth !== 'false') {
    refine(evaluator, node.expression, true, scope);
    evaluator.execute(node.thenStatement, scope);
    taken = evaluator.snapshot();
  }
  evaluator.state = undefined;
  if (truth !== 'true') {
    evaluator.state = before;
    refine(evaluator, node.expression, false, scope);
    if (node.elseStatement !== undefined && evaluator.state !== undefined) evaluator.execute(node.elseStatement, scope);
  }
  evaluator.continueWith(taken, evaluator.snapshot());
}

/** Clauses that the discriminant can't match are left out; one that it surely matches ends the search. */
export function executeSwitch(evaluator: Evaluator, node: ts.SwitchStatement, scope: Scope): void {
  const { ts } = evaluator;
  const value = evaluator.evaluate(node.expression, scope);
  const inner = scope.nest();
  const { clauses } = node.caseBlock;
  declareAll(
    evaluator,
    node.caseBlock,
    clauses.flatMap((clause) => [...clause.statements]),
    inner,
    false,
  );
  const start = evaluator.snapshot();
  if (start === undefined) return;
  const entered = new Set<ts.CaseOrDefaultClause>();
  let mayMiss = true;
  for (const clause of clauses) {
    if (!ts.isCaseClause(clause) || !mayMiss) continue;
    const may = looselyMay(evaluator, value, evaluator.evaluate(clause.expression, inner));
    if (may !== 'false') entered.add(clause);
    if (may === 'true') mayMiss = false;
  }
  const fallback = clauses.find((clause) => ts.isDefaultClause(clause));
  if (mayMiss && fallback !== undefined) entered.add(fallback);
  withJumpTarget(evaluator, { label: undefined, isLoop: false, acceptsPlainBreak: true }, (jump) => {
    evaluator.state = undefined;
    for (const clause of clauses) {
      evaluator.continueWith(evaluator.snapshot(), entered.has(clause) ? start : undefined);
      for (const statement of clause.statements) if (evaluator.state !== undefined) evaluator.execute(statement, inner);
    }
    evaluator.continueWith(evaluator.snapshot(), mayMiss && fallback === undefined ? start : undefined, ...jump.breaks);
  });
}
