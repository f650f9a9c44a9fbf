import type { Statement } from '../model/statement.ts';

/** The policy of one function, ready to be written. */
export interface FunctionPolicy {
  /** The function's id. */
  readonly id: string;
  readonly statements: readonly Statement[];
}
