import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import type { ActionIndex } from '../action-index.ts';
import type { ActionKnowledge } from '../action-knowledge.ts';
import type { DocumentStatement, PolicyDocument } from '../document.ts';

/** What a validation rule may look at. */
export interface ValidationFacts {
  readonly document: PolicyDocument;
  readonly knowledge: ActionKnowledge;
  readonly index: ActionIndex;
}

/** One check of a document; `id` is the `rule` of its findings. */
export interface ValidationRule {
  readonly id: string;
  /** Of the finding; in a policy that is attached already `attachedSeverity`, where AWS took the policy or may know more than the catalog. */
  readonly severity: Finding['severity'];
  readonly attachedSeverity?: Finding['severity'] | 'none';
  readonly check: (facts: ValidationFacts) => readonly ValidationProblem[];
}

/** Whether a policy is to be attached, or stands attached already. */
export type PolicyUse = 'needed' | 'attached';

/** A message with the place it is about. */
export interface ValidationProblem {
  readonly message: string;
  readonly origin: Origin;
}

/** The problems of every statement. */
export function forEachStatement(
  { document }: ValidationFacts,
  check: (statement: DocumentStatement) => readonly ValidationProblem[],
): ValidationProblem[] {
  return document.statements.flatMap(check);
}
