import { patternKey } from '../model/pattern.ts';
import { groupBy } from '../policy/group-by.ts';
import type { ObservedAccess } from './observed-access.ts';

/** Accesses by when they were last seen. */
export interface DatedAccesses {
  readonly current: readonly ObservedAccess[];
  /** Of actions and resources that were last seen before the code was deployed: by an older version of it, as far as the code does not explain them. */
  readonly outdated: readonly ObservedAccess[];
}

/**
 * The accesses, those apart that were last seen before `deployedAt` (`2026-09-01T00:00:00Z`); all are current where it is not known. What a service called is
 * current too: no version of the code did.
 */
export function byDeployment(accesses: readonly ObservedAccess[], deployedAt: string | undefined): DatedAccesses {
  if (deployedAt === undefined) return { current: accesses, outdated: [] };
  const groups = groupBy(accesses, ({ action, resource, evidence }) => `${action} ${evidence.denied} ${patternKey(resource)}`);
  const isOutdated = (group: readonly ObservedAccess[]) =>
    group.every(({ evidence }) => evidence.last < deployedAt && evidence.invokedBy === undefined);
  return { current: groups.filter((group) => !isOutdated(group)).flat(), outdated: groups.filter(isOutdated).flat() };
}
