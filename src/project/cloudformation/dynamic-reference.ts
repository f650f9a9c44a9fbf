import type { Origin } from '../../model/origin.ts';
import { concat, literal, type Pattern, type PatternPart } from '../../model/pattern.ts';
import { valueIdentity } from './value-identity.ts';

const START = '{{resolve:';
const END = '}}';

/**
 * The pattern with every dynamic reference (`{{resolve:ssm:/path}}`) replaced by an unknown text, as only the deployment resolves it:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html. The reference's own text may contain holes.
 */
export function withoutDynamicReferences(pattern: Pattern, origin: Origin): Pattern {
  const parts: Pattern[] = [];
  let inside: Pattern | undefined;
  for (const part of pattern.flatMap(pieces)) {
    const text = part.kind === 'literal' ? part.text : undefined;
    if (text === START) inside = [];
    else if (inside === undefined) parts.push([part]);
    else if (text === END) {
      parts.push([resolved(inside, origin)]);
      inside = undefined;
    } else inside = [...inside, part];
  }
  return inside === undefined ? concat(...parts) : concat(...parts, literal(START), inside);
}

/** The same reference is the same value wherever it stands. */
function resolved(inside: Pattern, origin: Origin): PatternPart {
  const written = inside.map((part) => (part.kind === 'literal' ? part.text : '*')).join('');
  const reason = `${START}${written}${END} is resolved at deployment`;
  return { kind: 'unknown', cause: 'unbound', reason, origin, ...valueIdentity('resolve:', inside) };
}

function pieces(part: PatternPart): Pattern {
  if (part.kind !== 'literal') return [part];
  return part.text
    .split(/(\{\{resolve:|\}\})/)
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'literal', text }));
}
