import type { Origin } from './origin.ts';
import type { Pattern } from './pattern.ts';

/** A role as it is attached or as a description declares it: everything that decides what its holder may do, and nothing that is decided elsewhere. */
export interface AttachedRole {
  /** Logical id, construct path, Terraform address, role name or ARN. */
  readonly id: string;
  /** The role's own name, where it is known or has a known shape. */
  readonly name?: Pattern;
  readonly policies: readonly AttachedPolicy[];
  readonly boundary?: AttachedPolicy;
  /** Who may assume the role; absent where it is not known. */
  readonly trust?: readonly AttachedStatement[];
  readonly tags?: ReadonlyMap<string, string>;
  /** ISO 8601; absent where nobody asked AWS, `never` where AWS has no record of use. */
  readonly lastUsed?: string;
  readonly origin: Origin;
}

/** One policy of a role. */
export interface AttachedPolicy {
  /** Unique in its role: the inline policy's name, the managed policy's ARN, the logical id. */
  readonly name: string;
  readonly kind: 'inline' | 'managed';
  /** The framework attaches it by itself (basic execution, pollers, VPC, X-Ray): it is shown apart and never counted. */
  readonly platform: boolean;
  /**
   * Set where some deployments of the description have this policy and others do not, and on what that depends (`IsProd`, `not IsProd`): then what it
   * allows is neither covered nor missing, and what it denies neither denied nor allowed. A policy with such statements is several policies here.
   */
  readonly onlyIf?: string;
  readonly content: AttachedContent;
  readonly origin: Origin;
}

/**
 * What a policy says. `managed`: what AWS or somebody else keeps under that ARN (a name alone where the description has no more); `unknown`: then no
 * grant can be called missing and none can be called covered.
 */
export type AttachedContent =
  | { readonly kind: 'statements'; readonly statements: readonly AttachedStatement[] }
  | { readonly kind: 'managed'; readonly arn: Pattern }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A statement whose texts may refer to what the project declares. IAM's own variables (`${aws:username}`, `${*}`) are literal text here, as they are written. */
export interface AttachedStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** `Version` of its document: in 2008-10-17 there are no policy variables. */
  readonly version: '2012-10-17' | '2008-10-17';
  readonly action: AttachedSet;
  /** Absent only in a trust policy. */
  readonly resource?: AttachedSet;
  /** Only in a trust policy: type (`Service`, `AWS`, `*`) with its identifiers. */
  readonly principal?: {
    readonly negated: boolean;
    readonly types: readonly { readonly type: string; readonly identifiers: readonly Pattern[] }[];
  };
  readonly conditions: readonly AttachedCondition[];
  readonly origin: Origin;
}

/** The patterns of `Action` or `Resource`; with `negated` those of `NotAction` or `NotResource`. What IAM reads as a wildcard is a wildcard part. */
export interface AttachedSet {
  readonly negated: boolean;
  readonly patterns: readonly Pattern[];
}

/** One clause of a condition: an operator, a key and its values. */
export interface AttachedCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly Pattern[];
}
