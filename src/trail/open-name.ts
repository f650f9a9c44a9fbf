import type { Hole, Pattern } from '../model/pattern.ts';
import { splitPattern, substitute, wildcard } from '../model/pattern.ts';

/** How far the name of a declared resource is known: `shape` where the deployment generates the rest of it (`shop-Orders-*`). */
type KnownName = 'known' | 'shape' | 'unknown';

/** How far the names that a resource's ARN refers to are known; the least known decides. Wildcards and unknown texts stand for all values, not for a name. */
export function knownName(resource: Pattern): KnownName {
  const generated = resource.filter((part) => part.kind === 'reference' || part.kind === 'parameter').filter(isGenerated);
  if (generated.length === 0) return 'known';
  return generated.every((hole) => hasName(knownPart(hole))) ? 'shape' : 'unknown';
}

/** True where something of the resource's own name is known: letters or digits in its last piece between colons. */
export function hasName(pattern: Pattern): boolean {
  const last = splitPattern(substitute(pattern, knownPart), ':').at(-1) ?? [];
  return last.some((part) => part.kind === 'literal' && /[A-Za-z0-9]/.test(part.text));
}

function isGenerated(hole: Hole): boolean {
  return knownPart(hole).some(({ kind }) => kind !== 'literal');
}

/** What is known of a hole, the rest as a wildcard. */
function knownPart(hole: Hole): Pattern {
  const value = hole.kind === 'reference' || hole.kind === 'parameter' ? hole.value : undefined;
  return value === undefined ? wildcard() : substitute(value, knownPart);
}
