import type { Observation } from './api-call.ts';
import type { CallSite, Origin } from './origin.ts';
import type { Pattern } from './pattern.ts';

/** One grant that is needed, and why. */
export interface Requirement {
  /** In the catalog's spelling: `s3:GetObject`. */
  readonly action: string;
  readonly resource: Pattern;
  readonly condition?: Condition;
  readonly evidence: readonly Evidence[];
  readonly confidence: Confidence;
}

export type Confidence = 'high' | 'medium' | 'low';

/** Operator -> condition key -> values: `{ StringEquals: { 'kms:ViaService': [...] } }`. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly Pattern[]>>>>;

export type Evidence = CodeEvidence | TrailEvidence | PlatformEvidence;

/** A call in the source. */
export interface CodeEvidence {
  readonly kind: 'code';
  readonly service: string;
  readonly operation: string;
  readonly origin: Origin;
  readonly via: readonly CallSite[];
  /** The catalog row that turned the call into this action, and where that row is from. */
  readonly rule: string;
}

/** A call that a trail recorded. */
export interface TrailEvidence extends Observation {
  readonly kind: 'trail';
  readonly service: string;
  readonly operation: string;
  /** The resource as the trail has it, in the spelling of a policy; absent where the record names none. */
  readonly resource?: string;
  /** The service that made the call with the role's credentials: `lambda.amazonaws.com`. The code did not make it. */
  readonly invokedBy?: string;
}

/** What the Lambda platform does with the role before or after the handler runs. */
export interface PlatformEvidence {
  readonly kind: 'platform';
  /** The id of the row in policies/execution. */
  readonly need: string;
  readonly reason: string;
  readonly origin: Origin;
}
