import type { ComparedAction, ConcernedGrants } from './action-sides.ts';
import type { Grant } from './grant.ts';
import type { Sides } from './judge-needed.ts';
import type { Side } from './region.ts';

/** Gives the statements of each side that concern an action; one object for all actions that have the same ones. */
export function sidesOfActions(
  attached: readonly Grant[],
  needed: readonly Grant[],
  boundary: readonly Grant[] | undefined,
): (action: ComparedAction) => Sides {
  const known = new Map<ConcernedGrants, Sides>();
  return ({ concerned }) => {
    let sides = known.get(concerned);
    if (sides === undefined) {
      const ids = new Set(concerned.ids);
      sides = {
        attached: side(attached, ids),
        needed: side(needed, ids),
        ...(boundary === undefined ? {} : { boundary: side(boundary, ids) }),
      };
      known.set(concerned, sides);
    }
    return sides;
  };
}

function side(grants: readonly Grant[], ids: ReadonlySet<number>): Side {
  const own = grants.filter(({ id }) => ids.has(id));
  return { allows: own.filter(({ effect }) => effect === 'Allow'), denies: own.filter(({ effect }) => effect === 'Deny') };
}
