import type { Pattern } from './pattern.ts';
import type { Condition } from './requirement.ts';

/** One statement of a policy that this tool writes: always an Allow, always with explicit actions and resources. */
export interface Statement {
  /** `[A-Za-z0-9]+`, unique in its policy. */
  readonly sid: string;
  /** Sorted by code point, catalog spelling. */
  readonly actions: readonly string[];
  /** Sorted by their rendered text. */
  readonly resources: readonly Pattern[];
  readonly condition?: Condition;
}
