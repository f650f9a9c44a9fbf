import type { Call } from './calls/native.ts';
import type { Evaluator } from './evaluator.ts';
import type { ExternalAlternative, Value } from './value.ts';

/**
 * What whoever runs the evaluator knows of packages whose code is not read. It is asked before the models of the AWS SDK are;
 * `undefined` says that it knows nothing of that export.
 */
export interface ExternalModel {
  /** What `new` of the export makes. */
  construct(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined;
  /** What calling the export gives. */
  call(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined;
  /** A member of the export. */
  member(evaluator: Evaluator, external: ExternalAlternative, name: string): Value | undefined;
}
