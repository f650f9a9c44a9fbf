import { patternKey } from '../model/pattern.ts';
import type { Condition, Requirement } from '../model/requirement.ts';
import { conditionKey } from '../policy/condition.ts';
import { groupBy } from '../policy/group-by.ts';
import type { ObservedAccess } from './observed-access.ts';
import { distinctDays, HABIT_DAYS, trailEvidence } from './trail-evidence.ts';

/** One requirement per action, resource and condition of the accesses. What was seen on few days, or without its resource, is of low confidence. */
export function observedRequirements(accesses: readonly ObservedAccess[], narrow: boolean): Requirement[] {
  const granted = accesses.map((access) => ({ access, condition: grantedCondition(access, narrow) }));
  const groups = groupBy(granted, ({ access, condition }) => `${access.action} ${patternKey(access.resource)} ${conditionKey(condition)}`);
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const own = group.map(({ access }) => access);
    const { action, resource, isNamed } = first.access;
    return [
      {
        ...{ action, resource, evidence: trailEvidence(own) },
        ...(first.condition === undefined ? {} : { condition: first.condition }),
        confidence: isNamed && distinctDays(own) >= HABIT_DAYS ? 'medium' : 'low',
      },
    ];
  });
}

/** The service that a role is passed to belongs to the grant; any other condition narrows it, which `--narrow` asks for. */
function grantedCondition({ condition }: ObservedAccess, narrow: boolean): Condition | undefined {
  if (condition === undefined || narrow) return condition;
  const kept = Object.entries(condition)
    .map(
      ([operator, keys]) => [operator, Object.fromEntries(Object.entries(keys).filter(([key]) => key === 'iam:PassedToService'))] as const,
    )
    .filter(([, keys]) => Object.keys(keys).length > 0);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
