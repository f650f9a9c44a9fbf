import type { Finding } from '../model/finding.ts';
import type { ObservedGroup } from './aggregate.ts';
import type { ObservedCounts } from './observed-counts.ts';
import { detailKey } from './observed-counts.ts';
import type { ResourceTree } from './resource-tree.ts';

/** The calls of one role in one kind of event that need one action. */
export interface CallKind {
  readonly role: RoleSessions;
  readonly eventSource: string;
  readonly eventName: string;
  readonly action: string | undefined;
  readonly resources: ResourceTree<ObservedCounts>;
}

/** The sessions of a role; `isMany` once they are no longer kept apart. */
export interface RoleSessions {
  readonly role: string;
  readonly sessions: Set<string>;
  isMany: boolean;
}

/** The groups of all kinds of calls, sorted. */
export function listGroups(kinds: readonly CallKind[]): ObservedGroup[] {
  return kinds.flatMap(groupsOf).sort(byText);
}

function groupsOf({ role, eventSource, eventName, action, resources }: CallKind): ObservedGroup[] {
  const groups: ObservedGroup[] = [];
  for (const [resource, counts] of resources.entries()) {
    for (const { session, condition, errorCode, denied, invokedBy, count, first, last, days } of counts.groups(role.isMany)) {
      groups.push({
        role: role.role,
        ...(session === undefined ? {} : { session }),
        eventSource,
        eventName,
        ...(action === undefined ? {} : { action }),
        resource,
        ...(condition === undefined ? {} : { condition }),
        ...(errorCode === undefined ? {} : { errorCode }),
        ...(denied === undefined ? {} : { denied }),
        ...(invokedBy === undefined ? {} : { invokedBy }),
        count,
        first,
        last,
        ...(days === undefined || days.length === 0 ? {} : { days }),
      });
    }
  }
  return groups;
}

function byText(a: ObservedGroup, b: ObservedGroup): number {
  const [one, other] = [sortText(a), sortText(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function sortText(group: ObservedGroup): string {
  const { role, eventSource, eventName, action, resource } = group;
  return [role, eventSource, eventName, action ?? '', resource, detailKey(group)].join('\n');
}

/** Says where resources are no longer kept apart. */
export function overflow({ role, eventSource, eventName, action, resources }: CallKind): Finding[] {
  if (!resources.overflowed) return [];
  return [
    {
      rule: 'too-many-resources',
      severity: 'warning',
      message: `${role.role}: ${action ?? `${eventSource} ${eventName}`} was called on more resources than are kept apart; they count as *`,
    },
  ];
}
