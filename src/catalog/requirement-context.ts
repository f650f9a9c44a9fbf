import type { Pattern } from '../model/pattern.ts';

/** What is known of the surroundings of a call. */
export interface RequirementContext {
  /** Logical id of a declared resource -> ARN of the customer managed key that encrypts it. */
  readonly encryptionKeys: ReadonlyMap<string, Pattern>;
  /** ARNs of customer managed keys that the user named (`--kms-key`). */
  readonly kmsKeys: readonly Pattern[];
}
