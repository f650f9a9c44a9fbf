import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import type { ExternalAlternative, Value } from '../eval/value.ts';

/** What a package does where a library model, which is data, can't say it; `undefined` says that nothing is known of that export. */
export interface CodeModel {
  readonly packages: readonly string[];
  /** A call of one of its exports. */
  call?(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined;
  /** `new` of one of its exports. */
  construct?(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined;
}
