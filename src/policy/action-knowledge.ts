import type { ActionIndex } from './action-index.ts';

/** What comparing needs to know of AWS; the catalog has it. */
export interface ActionKnowledge {
  readonly actions: ActionIndex;
  /** The resource types of an action: ARN templates such as `arn:${Partition}:s3:::${BucketName}`; none for an action that takes only `*`. */
  readonly resourceTypes: (action: string) => readonly { readonly arn: string; readonly required: boolean }[];
  /** True for a condition key (lower case) that has at most one value in any request; false where that is not known. */
  readonly isSingleValued: (key: string) => boolean;
}
