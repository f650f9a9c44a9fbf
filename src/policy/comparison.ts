import type { PolicyDocument } from './document.ts';

/** A policy with the name it is reported under. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** What is compared: all attached policies together, limited by the boundary where there is one, with all that is needed. */
export interface ComparisonInput {
  readonly attached: readonly NamedPolicy[];
  readonly needed: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy;
}

/**
 * What becomes of a needed grant. `covered`: allowed. `missing`: nothing allows it. `denied`, `bounded`: allowed, but removed by a Deny or by the
 * boundary. `partial`: some of it is not allowed, with a witness. `conditional`: it depends on conditions. `mismatch`: no request of the action can
 * have this resource. `unknown`: it could not be decided.
 */
export type NeededVerdict = 'covered' | 'partial' | 'missing' | 'denied' | 'bounded' | 'conditional' | 'unknown' | 'mismatch';

/**
 * What an attached grant is good for. `needed`: all of it is needed. `excess`: none. `broader`: some of it is not needed, with a witness.
 * `broader-condition`: the resources are needed, under a stronger condition. `ineffective`: it allows nothing. `unknown`: it could not be decided.
 */
export type AttachedVerdict = 'needed' | 'broader' | 'broader-condition' | 'excess' | 'ineffective' | 'unknown';

/** One action on one resource pattern (or on all but the patterns of a NotResource) of one Allow statement. */
export interface ComparisonRow<Verdict> {
  readonly policy: string;
  /** Index of the statement in its policy, from 0. */
  readonly statement: number;
  /** In the catalog's spelling; as written where the catalog does not have it. */
  readonly action: string;
  /** As written; of a NotResource `!` and its patterns joined by `,`. */
  readonly resource: string;
  readonly verdict: Verdict;
  /** A resource that one side allows and the other does not. */
  readonly witness?: string;
  /** Of a needed row: what is not allowed of it, the needed side denies itself, so that there is nothing to add. Its verdict is `conditional`. */
  readonly deniedByNeeded?: true;
  /** Of an `ineffective` row. */
  readonly because?: IneffectiveReason;
}

/** Why an attached grant allows nothing: the action has no such resource, an attached Deny removes it, or the boundary does. */
export type IneffectiveReason = 'no such resource' | 'denied' | 'bounded';

/** Of the change from what is attached to what is needed. */
export type OverallVerdict = 'equal' | 'narrowing' | 'broadening' | 'mixed' | 'cannot tell';

export interface Comparison {
  readonly verdict: OverallVerdict;
  readonly needed: readonly ComparisonRow<NeededVerdict>[];
  readonly attached: readonly ComparisonRow<AttachedVerdict>[];
  /** The attached statements that allow nothing which the other attached ones do not allow; of equal ones all but the first. */
  readonly redundant: readonly StatementPlace[];
}

export interface StatementPlace {
  readonly policy: string;
  /** Index of the statement in its policy, from 0. */
  readonly statement: number;
}
