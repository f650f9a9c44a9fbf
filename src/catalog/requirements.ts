import type { ApiCall } from '../model/api-call.ts';
import type { Finding } from '../model/finding.ts';
import type { Pattern } from '../model/pattern.ts';
import type { Requirement } from '../model/requirement.ts';

/** What the engine knows of the surroundings of a call. */
export interface RequirementContext {
  /** Logical id of a declared resource -> ARN of the customer managed key that encrypts it. */
  readonly encryptionKeys: ReadonlyMap<string, Pattern>;
  /** ARNs of customer managed keys that the user named (`--kms-key`). */
  readonly kmsKeys: readonly Pattern[];
}

/** What one call needs, and what could not be told about it. */
export interface CallRequirements {
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
}

/**
 * The grants that one call needs: one requirement per action and alternative of the resource. Holes of the call's values stay holes in
 * the resources. A finding with `incomplete` set means that a grant may be missing.
 */
export function requirementsForCall(_call: ApiCall, _context: RequirementContext): CallRequirements {
  return { requirements: [], findings: [] };
}
