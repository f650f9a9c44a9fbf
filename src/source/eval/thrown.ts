import type { Evaluator } from './evaluator.ts';
import { allValues } from './heap.ts';
import { type Alternative, unknownData, type Value } from './value.ts';
import { join } from './value-set.ts';

/** Notes what is thrown, or what a promise is rejected with: whoever catches it may call its code. */
export function noteThrown(evaluator: Evaluator, value: Value): void {
  evaluator.thrown = join(
    evaluator.thrown,
    value.filter((alternative) => hasCode(evaluator, alternative)),
  );
}

function hasCode(evaluator: Evaluator, alternative: Alternative): boolean {
  if (alternative.kind !== 'object') return alternative.kind === 'function' || alternative.kind === 'bound';
  return (
    alternative.object.kind === 'instance' || allValues(evaluator.contents(alternative.object)).some(({ kind }) => kind === 'function')
  );
}

/** What `catch` may be given. */
export function caughtError(evaluator: Evaluator): Value {
  return join(unknownData('response', 'a caught error'), evaluator.thrown);
}
