import type { Pattern } from '../../model/pattern.ts';
import type { DeclaredResource, Evaluation } from './evaluation.ts';

/** The declared resources that a value refers to. */
export function declaredIn(pattern: Pattern, evaluation: Evaluation): readonly DeclaredResource[] {
  return pattern.flatMap((part) => (part.kind === 'reference' ? (evaluation.declared(part.resource) ?? []) : []));
}
