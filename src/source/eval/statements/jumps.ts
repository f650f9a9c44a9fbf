import type { ts } from 'ts-morph';
import type { JumpTarget } from '../activation.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Scope } from '../scope.ts';
import { noteThrown } from '../thrown.ts';
import { ABSENT } from '../value.ts';
import { join } from '../value-set.ts';

export function executeReturn(evaluator: Evaluator, node: ts.ReturnStatement, scope: Scope): void {
  const value = node.expression === undefined ? ABSENT : evaluator.evaluate(node.expression, scope);
  const state = evaluator.snapshot();
  if (state === undefined) return;
  evaluator.activation.returns = join(evaluator.activation.returns, value);
  evaluator.activation.exits.push(state);
  evaluator.state = undefined;
}

/** What is thrown is data for whoever catches it; `try` works out what may hold there. */
export function executeThrow(evaluator: Evaluator, node: ts.ThrowStatement, scope: Scope): void {
  noteThrown(evaluator, evaluator.evaluate(node.expression, scope));
  evaluator.state = undefined;
}

export function executeBreak(evaluator: Evaluator, node: ts.BreakStatement): void {
  const target = findTarget(evaluator, node.label?.text, (jump) => jump.acceptsPlainBreak);
  const state = evaluator.snapshot();
  if (target !== undefined && state !== undefined) target.breaks.push(state);
  evaluator.state = undefined;
}

export function executeContinue(evaluator: Evaluator, node: ts.ContinueStatement): void {
  const target = findTarget(evaluator, node.label?.text, (jump) => jump.isLoop);
  const state = evaluator.snapshot();
  if (target !== undefined && state !== undefined) target.continues.push(state);
  evaluator.state = undefined;
}

function findTarget(evaluator: Evaluator, label: string | undefined, accepts: (jump: JumpTarget) => boolean): JumpTarget | undefined {
  return evaluator.activation.jumps.findLast((jump) => (label === undefined ? accepts(jump) : jump.label === label));
}

/** Runs `code` as the body of something that `break` or `continue` may leave. */
export function withJumpTarget(
  evaluator: Evaluator,
  target: Pick<JumpTarget, 'label' | 'isLoop' | 'acceptsPlainBreak'>,
  code: (target: JumpTarget) => void,
): void {
  const jump: JumpTarget = { ...target, breaks: [], continues: [] };
  evaluator.activation.jumps.push(jump);
  code(jump);
  evaluator.activation.jumps.pop();
}

/** A labelled loop takes its label itself, so that `continue LABEL` finds it. */
export function executeLabeled(evaluator: Evaluator, node: ts.LabeledStatement, scope: Scope): void {
  const { ts } = evaluator;
  if (ts.isIterationStatement(node.statement, false)) {
    evaluator.execute(node.statement, scope);
    return;
  }
  withJumpTarget(evaluator, { label: node.label.text, isLoop: false, acceptsPlainBreak: false }, (jump) => {
    evaluator.execute(node.statement, scope);
    evaluator.continueWith(evaluator.snapshot(), ...jump.breaks);
  });
}
