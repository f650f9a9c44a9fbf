import type { AccessLevel } from './access-level.ts';

/** What comparing needs to know of AWS; the catalog has it. */
export interface ActionKnowledge {
  /** Every action by its name in the catalog's spelling. */
  readonly levels: ReadonlyMap<string, AccessLevel>;
  /** The resource types of an action: ARN templates such as `arn:${Partition}:s3:::${BucketName}`; none for an action that takes only `*`. */
  readonly resourceTypes: (action: string) => readonly { readonly arn: string; readonly required: boolean }[];
  /** True for a condition key (lower case) that has at most one value in any request; false where that is not known. */
  readonly isSingleValued: (key: string) => boolean;
}
