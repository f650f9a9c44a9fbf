import type { Call } from '../../../source/eval/calls/native.ts';
import type { Evaluator } from '../../../source/eval/evaluator.ts';
import type { HeapObject } from '../../../source/eval/heap.ts';
import { TRUE } from '../../../source/eval/value.ts';

/**
 * Which steps an app takes in every run. They are kept as members of an object of the app itself, so that branches join as they do for all it holds:
 * what only one branch does may be absent behind it.
 */
export class CertainSteps {
  #object: HeapObject | undefined;

  /** From here on steps are noted. */
  start(evaluator: Evaluator, call: Call): void {
    if (this.#object !== undefined) return;
    const [made] = evaluator.record(call.node, new Map(), undefined, 'steps of the app');
    this.#object = made?.kind === 'object' ? made.object : undefined;
  }

  note(evaluator: Evaluator, step: string): void {
    if (this.#object === undefined) return;
    const contents = evaluator.contents(this.#object);
    evaluator.setContents(this.#object, { ...contents, members: new Map([...contents.members, [step, TRUE]]) });
  }

  /** False for a step that only some runs take, as the state of the evaluation stands. */
  isCertain(evaluator: Evaluator, step: string): boolean {
    if (this.#object === undefined || evaluator.state === undefined) return true;
    const value = evaluator.contents(this.#object).members.get(step);
    return value?.every(({ kind }) => kind !== 'absent') === true;
  }
}
