import type { ApiCall } from '../model/api-call.ts';
import type { Finding } from '../model/finding.ts';
import type { Pattern } from '../model/pattern.ts';
import type { Requirement } from '../model/requirement.ts';
import { canonicalText } from '../policy/iam-text.ts';
import { findAction } from './actions.ts';
import { Request } from './request.ts';
import type { CallRequirements } from './requirements.ts';

/**
 * Condition keys that hold what a member of the request says: service and operation -> member -> key. A request without the member does not have the key.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#condition-key-bucket-ops-2
 */
const CONDITION_OF_MEMBER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  's3 ListObjects': { Prefix: 's3:prefix' },
  's3 ListObjectsV2': { Prefix: 's3:prefix' },
  's3 ListObjectVersions': { Prefix: 's3:prefix' },
};

/**
 * What a call needs, bound to what the call always says of itself: `s3:prefix` where every value of `Prefix` is known in part; each with a note. Left as it is where
 * the member may be left out or may be anything.
 */
export function withNarrowingConditions(call: ApiCall, { requirements, findings }: CallRequirements): CallRequirements {
  const request = new Request(call.input, [{ kind: 'absent' }]);
  const known = Object.entries(CONDITION_OF_MEMBER[`${call.service} ${call.operation}`] ?? {}).flatMap(([member, key]) => {
    const values = knownTexts(request, member);
    return values === undefined ? [] : [[key, values] as const];
  });
  const notes: Finding[] = [];
  const narrowed = requirements.map((requirement) => {
    const keys = known.filter(([key]) => findAction(requirement.action)?.conditionKeys.includes(key) === true);
    if (keys.length === 0) return requirement;
    notes.push(...keys.map(([key, values]) => note(call, requirement, key, values)));
    const { StringEquals: equals, ...others } = requirement.condition ?? {};
    return { ...requirement, condition: { ...others, StringEquals: { ...equals, ...Object.fromEntries(keys) } } };
  });
  return { requirements: narrowed, findings: [...findings, ...notes] };
}

function note(call: ApiCall, { action, resource }: Requirement, key: string, values: readonly Pattern[]): Finding {
  const message = `${action} on ${canonicalText(resource)}: narrowed to ${key} ${values.map(canonicalText).sort().join(', ')}, which is all that this call asks for`;
  return { rule: 'narrowed', severity: 'note', message, origin: call.origin };
}

/** Every value of a member; `undefined` where one of them may be left out, or shows nothing. */
function knownTexts(request: Request, member: string): readonly Pattern[] | undefined {
  const texts: Pattern[] = [];
  for (const found of request.member(member)) {
    if (found.kind !== 'text' || !found.pattern.some(({ kind }) => kind === 'literal' || kind === 'reference' || kind === 'parameter'))
      return undefined;
    texts.push(found.pattern);
  }
  return texts.length === 0 ? undefined : texts;
}
