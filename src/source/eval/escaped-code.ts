import type { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.ts';
import type { Alternative } from './value.ts';
import { alternativeKey } from './value-set.ts';

/** Functions and classes that code which is not read got hold of: it may run them now and at any later time. */
export class EscapedCode {
  readonly #running = new Set<string>();
  readonly #known = new Map<string, () => void>();

  /** Runs `code` for `alternative` as something that may happen, and remembers it to be run again. */
  run(evaluator: Evaluator, alternative: Alternative, node: ts.Node, code: () => void): void {
    this.later(evaluator, alternative, node, code)?.();
  }

  /** The same for what may happen only after the module has run; gives what runs it, unless it is running. */
  later(evaluator: Evaluator, alternative: Alternative, node: ts.Node, code: () => void): (() => void) | undefined {
    const key = `${alternativeKey(alternative)}@${node.pos}`;
    if (this.#running.has(key)) return undefined;
    const { activation, context, depth } = evaluator;
    const again = (): void => {
      if (this.#running.has(key)) return;
      const outer = { activation: evaluator.activation, context: evaluator.context, depth: evaluator.depth };
      this.#running.add(key);
      evaluator.activation = activation;
      evaluator.context = context;
      evaluator.depth = depth;
      try {
        evaluator.perhaps(code);
      } finally {
        evaluator.activation = outer.activation;
        evaluator.context = outer.context;
        evaluator.depth = outer.depth;
        this.#running.delete(key);
      }
    };
    this.#known.set(key, again);
    return again;
  }

  /** Runs all of it once more, from what holds now. */
  runAll(): void {
    for (const again of [...this.#known.values()]) again();
  }
}
