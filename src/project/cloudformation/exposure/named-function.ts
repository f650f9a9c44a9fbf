import { declaredIn } from '../declared-in.ts';
import type { Evaluation } from '../evaluation.ts';
import { isFunctionType } from '../function-declaration.ts';
import type { TemplateNode } from '../template-node.ts';

/** The logical id of the function that a property refers to, where it is one of the template's. */
export function functionNamedAt(node: TemplateNode | undefined, evaluation: Evaluation): string | undefined {
  for (const pattern of evaluation.patterns(node)) {
    for (const { resource, evaluation: owner } of declaredIn(pattern, evaluation)) {
      if (isFunctionType(resource.type)) return `${owner.prefix}${resource.logicalId}`;
    }
  }
  return undefined;
}
