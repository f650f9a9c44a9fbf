import type { ts } from 'ts-morph';
import { bindPattern } from '../binding.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Scope } from '../scope.ts';
import { caughtError } from '../thrown.ts';
import { executeBlock } from './block.ts';

/** `catch` and `finally` may start after any of the writes of the `try` block. */
export function executeTry(evaluator: Evaluator, node: ts.TryStatement, scope: Scope): void {
  const before = evaluator.snapshot();
  if (before === undefined) return;
  const exitsBefore = evaluator.activation.exits.length;
  let record = evaluator.recordWrites(() => executeBlock(evaluator, node.tryBlock, node.tryBlock.statements, scope.nest()));
  let normal = evaluator.snapshot();
  const { catchClause } = node;
  if (catchClause !== undefined) {
    const caught = record.applyTo(before);
    record = evaluator.recordWrites(() => {
      evaluator.state = caught;
      const inner = scope.nest();
      if (catchClause.variableDeclaration !== undefined) {
        bindPattern(evaluator, catchClause.variableDeclaration.name, caughtError(evaluator), inner);
      }
      executeBlock(evaluator, catchClause.block, catchClause.block.statements, inner);
    });
    const afterCatch = evaluator.snapshot();
    evaluator.continueWith(normal, afterCatch);
    normal = evaluator.snapshot();
    if (node.finallyBlock !== undefined && normal === undefined) evaluator.state = record.applyTo(caught);
  } else evaluator.state = normal ?? record.applyTo(before);
  if (node.finallyBlock === undefined) return;
  const returned = evaluator.activation.exits.splice(exitsBefore);
  executeBlock(evaluator, node.finallyBlock, node.finallyBlock.statements, scope.nest());
  const after = normal === undefined ? undefined : evaluator.snapshot();
  evaluator.activation.exits.push(...finishReturns(evaluator, node.finallyBlock, returned, scope));
  evaluator.continueWith(after);
}

/** A `return` inside goes through `finally` on its way out. */
function finishReturns(
  evaluator: Evaluator,
  block: ts.Block,
  returned: readonly NonNullable<Evaluator['state']>[],
  scope: Scope,
): NonNullable<Evaluator['state']>[] {
  if (returned.length === 0) return [];
  evaluator.continueWith(...returned);
  executeBlock(evaluator, block, block.statements, scope.nest());
  const state = evaluator.snapshot();
  return state === undefined ? [] : [state];
}
