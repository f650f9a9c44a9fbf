import type { ActionIndex } from './action-index.ts';

/** The types of condition keys, in the words of the Service Authorization Reference. */
export const CONDITION_KEY_TYPES = [
  'String',
  'ARN',
  'Bool',
  'Numeric',
  'Date',
  'IPAddress',
  'ArrayOfString',
  'ArrayOfARN',
  'ArrayOfBool',
] as const;

export type ConditionKeyType = (typeof CONDITION_KEY_TYPES)[number];

/** What comparing and validating need to know of AWS; the catalog has it. */
export interface ActionKnowledge {
  readonly actions: ActionIndex;
  /** The resource types of an action: ARN templates such as `arn:${Partition}:s3:::${BucketName}`; none for an action that takes only `*`. */
  readonly resourceTypes: (action: string) => readonly { readonly arn: string; readonly required: boolean }[];
  /** True for a condition key (lower case) that has at most one value in any request; false where that is not known. */
  readonly isSingleValued: (key: string) => boolean;
  /** The type of a condition key (case does not count); `undefined` where AWS lists no such key. */
  readonly conditionKeyType: (key: string) => ConditionKeyType | undefined;
  /** The condition keys of an action and of its resource types, in lower case; one that ends in `/` or `:` stands for all that begin so. */
  readonly conditionKeys: (action: string) => readonly string[];
  /** The actions that the API operation of this name needs (`s3:HeadObject` -> `s3:GetObject`); none where there is no such operation. */
  readonly actionsOfOperation: (name: string) => readonly string[];
}
