import type { Expression } from '../../hcl/syntax.ts';
import type { DataValue } from '../../model/data-value.ts';

/** One step of `aws_sqs_queue.jobs["a"].arn`. */
export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: DataValue }
  | { readonly kind: 'splat'; readonly path: readonly string[] };

export interface Traversal {
  /** What the steps start at: a name, or any other expression. */
  readonly root: Expression;
  readonly steps: readonly Step[];
}

/** An expression as the steps it takes from its root. */
export function traversalOf(expression: Expression, evaluate: (index: Expression) => DataValue): Traversal {
  const steps: Step[] = [];
  let root = expression;
  while (root.kind === 'attribute' || root.kind === 'index' || root.kind === 'splat') {
    if (root.kind === 'attribute') steps.unshift({ kind: 'name', name: root.name });
    else if (root.kind === 'index') steps.unshift({ kind: 'index', index: evaluate(root.index) });
    else steps.unshift({ kind: 'splat', path: root.path });
    root = root.target;
  }
  return { root, steps };
}
