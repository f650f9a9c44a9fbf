import type { Call } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import type { ExternalAlternative, Value } from '../../eval/value.ts';

/** What a package that injects dependencies does; `undefined` says that it does nothing with what is injected. */
export interface ContainerModel {
  readonly packages: readonly string[];
  /** A call of one of its exports. */
  call?(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined;
  /** `new` of one of its exports. */
  construct?(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined;
}
