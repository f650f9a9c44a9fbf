import type { LambdaFunction } from '../model/lambda-function.ts';
import type { ObservedGroup } from './aggregate.ts';
import { attributeUsage } from './attribute-usage.ts';

/** The functions that a principal (its ARN) may be: the one whose role and session it is; all of them where that does not tell. */
export function callers(principal: string | undefined, functions: readonly LambdaFunction[]): ReadonlySet<string> {
  const [, role, session] = /^(arn:[^:]+:sts::[^:]*:assumed-role\/[^/]+)\/(.+)$/.exec(principal ?? '') ?? [];
  const group: ObservedGroup = {
    ...{ role: role ?? principal ?? '', eventSource: '', eventName: '', resource: '', count: 1, first: '', last: '' },
    ...(session === undefined ? {} : { session }),
  };
  const known = [...attributeUsage([group], functions).byFunction.keys()];
  return new Set(known.length > 0 ? known : functions.map(({ id }) => id));
}
