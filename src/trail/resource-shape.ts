import type { Hole, Pattern } from '../model/pattern.ts';
import { literal, substitute, wildcard } from '../model/pattern.ts';
import { isContained, overlap } from '../policy/find-text.ts';
import type { Glob } from '../policy/glob.ts';
import { patternGlob } from '../policy/glob.ts';

/** Where the functions run, as far as the user says: what stands in ARNs for the values that AWS fills in. */
export interface Place {
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
}

/** The texts that a resource may be once it is deployed: known values and generated shapes, anything for the rest. */
function resourceShape(resource: Pattern, place: Place): Glob {
  return patternGlob(substitute(resource, (hole) => shapeOf(hole, place)));
}

function shapeOf(hole: Hole, place: Place): Pattern {
  if (hole.kind === 'pseudo') {
    const { name } = hole;
    const given = name === 'partition' || name === 'region' || name === 'account' ? place[name] : undefined;
    return given === undefined ? wildcard() : literal(given);
  }
  const value = hole.kind === 'reference' || hole.kind === 'parameter' ? hole.value : undefined;
  return value === undefined ? wildcard() : substitute(value, (inner) => shapeOf(inner, place));
}

/** True where every resource of `inner` is surely one of `outer`, whatever their unknown parts are. */
export function covers(outer: Pattern, inner: Pattern, place: Place): boolean {
  return isContained(resourceShape(inner, place), [resourceShape(outer, place)]) === true;
}

/** False where the two surely have no resource in common. */
export function mayMeet(one: Pattern, other: Pattern, place: Place): boolean {
  return overlap(resourceShape(one, place), resourceShape(other, place)) !== false;
}
