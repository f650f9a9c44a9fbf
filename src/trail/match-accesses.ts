import type { Requirement } from '../model/requirement.ts';
import type { ObservedAccess } from './observed-access.ts';
import type { Place } from './resource-shape.ts';
import { covers, mayMeet } from './resource-shape.ts';

/** Which accesses speak of which requirements. */
export interface MatchedAccesses {
  /** The accesses of each requirement, in the order of the requirements. */
  readonly ofRequirement: readonly (readonly ObservedAccess[])[];
  /** Those that no requirement explains. */
  readonly rest: readonly ObservedAccess[];
  /** Those whose resource was generalised so far that part of it may lie outside of what the requirements cover. */
  readonly wider: readonly ObservedAccess[];
}

/**
 * An access belongs to every requirement of its action whose resource covers its own. Where the trail names no resource it belongs to all of the action; where
 * the resource was generalised, to those that it has resources in common with. One that is only possible needs a requirement of its own operation.
 */
export function matchAccesses(requirements: readonly Requirement[], accesses: readonly ObservedAccess[], place: Place): MatchedAccesses {
  const ofRequirement: ObservedAccess[][] = requirements.map(() => []);
  const rest: ObservedAccess[] = [];
  const wider: ObservedAccess[] = [];
  for (const access of accesses) {
    const sameAction = requirements.flatMap((requirement, index) => (requirement.action === access.action ? [{ requirement, index }] : []));
    const possible = access.isCertain ? sameAction : sameAction.filter(({ requirement }) => isOfOperation(requirement, access));
    const covering = possible.filter(({ requirement }) => !access.isNamed || covers(requirement.resource, access.resource, place));
    const isGeneralised = access.resource.some(({ kind }) => kind === 'wildcard');
    const meeting =
      covering.length > 0 || !isGeneralised
        ? []
        : possible.filter(({ requirement }) => mayMeet(requirement.resource, access.resource, place));
    if (meeting.length > 0) wider.push(access);
    const own = covering.length > 0 ? covering : meeting;
    for (const { index } of own) ofRequirement[index]?.push(access);
    if (own.length === 0) rest.push(access);
  }
  return { ofRequirement, rest, wider };
}

function isOfOperation({ evidence }: Requirement, { evidence: seen }: ObservedAccess): boolean {
  return evidence.some((one) => one.kind === 'code' && one.service === seen.service && one.operation === seen.operation);
}
