import type { Origin } from '../model/origin.ts';

/** A policy document as it was read: nothing merged, nothing changed, each part with its place. */
export interface PolicyDocument {
  readonly version: PolicyVersion;
  /** False where the document leaves the version out, which means 2008-10-17. */
  readonly versionIsWritten: boolean;
  readonly id?: DocumentText;
  readonly statements: readonly DocumentStatement[];
  /** As IAM counts them for its quotas, white space left out; absent for a document that was not read from a text of its own. */
  readonly characters?: number;
  readonly origin: Origin;
}

/** In 2008-10-17 there are no policy variables: `${...}` is that text. */
export type PolicyVersion = '2012-10-17' | '2008-10-17';

export interface DocumentStatement {
  readonly sid?: DocumentText;
  readonly effect: 'Allow' | 'Deny';
  readonly action: DocumentSet;
  /** Absent only beside a principal: such a policy belongs to the resource that it is attached to. */
  readonly resource?: DocumentSet;
  readonly principal?: DocumentPrincipal;
  readonly conditions: readonly DocumentCondition[];
  readonly origin: Origin;
}

/** A text with its place. */
export interface DocumentText {
  readonly text: string;
  readonly origin: Origin;
}

/** The patterns of `Action` or `Resource`; with `negated` those of `NotAction` or `NotResource`. */
export interface DocumentSet {
  readonly negated: boolean;
  readonly patterns: readonly DocumentText[];
  readonly origin: Origin;
}

/** `Principal` or, with `negated`, `NotPrincipal`; by type (`AWS`, `Service`), or type `*` where it is just `"*"`. */
export interface DocumentPrincipal {
  readonly negated: boolean;
  readonly types: readonly { readonly type: string; readonly identifiers: readonly DocumentText[] }[];
  readonly origin: Origin;
}

/** One clause of a condition: an operator, a key and its values; numbers and booleans as they are written. */
export interface DocumentCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly DocumentText[];
  readonly origin: Origin;
}
