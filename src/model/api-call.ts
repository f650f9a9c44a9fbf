import type { DataValue } from './data-value.ts';
import type { CallSite, Origin } from './origin.ts';
import type { Pattern } from './pattern.ts';

/** One AWS API call that the code can make or that the trail saw: the one currency of both halves. */
export interface ApiCall {
  /** The v3 package's name after `@aws-sdk/client-`: `s3`, `eventbridge`, `cognito-identity-provider`. */
  readonly service: string;
  /** The operation's name in the service model: `GetObject`. */
  readonly operation: string;
  /** The request; a record in all cases where anything is known of it. */
  readonly input: DataValue;
  /** Where the call is made. */
  readonly origin: Origin;
  /** The calls that lead from the handler to `origin`, outermost first. */
  readonly via: readonly CallSite[];
  readonly source: 'code' | 'trail';
  /** The regions the client may be configured with; absent where the code leaves it to the environment. */
  readonly regions?: readonly Pattern[];
  /** The endpoint the client is configured with, where the code sets one. */
  readonly endpoint?: DataValue;
  /** `foreign` where the client uses credentials that are not the function's own role. */
  readonly credentials?: 'own' | 'foreign';
  /** True for a presigned URL or form: whoever holds it makes the call with this role's permissions. */
  readonly presigned?: boolean;
  readonly seen?: Observation;
}

/** How often a trail saw a call, and when (ISO 8601). */
export interface Observation {
  readonly count: number;
  readonly first: string;
  readonly last: string;
  readonly denied: boolean;
}
