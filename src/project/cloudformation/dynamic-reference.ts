import type { Origin } from '../../model/origin.ts';
import { concat, literal, type Pattern, type PatternPart, unknownText } from '../../model/pattern.ts';

const START = '{{resolve:';
const END = '}}';

/**
 * The pattern with every dynamic reference (`{{resolve:ssm:/path}}`) replaced by an unknown text, as only the deployment resolves it:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html. The reference's own text may contain holes.
 */
export function withoutDynamicReferences(pattern: Pattern, origin: Origin): Pattern {
  const parts: Pattern[] = [];
  let inside: string | undefined;
  for (const part of pattern.flatMap(pieces)) {
    const text = part.kind === 'literal' ? part.text : undefined;
    if (text === START) inside = '';
    else if (inside === undefined) parts.push([part]);
    else if (text === END) {
      parts.push(unknownText('unbound', `${START}${inside}${END} is resolved at deployment`, origin));
      inside = undefined;
    } else inside += text ?? '*';
  }
  return inside === undefined ? concat(...parts) : concat(...parts, literal(START + inside));
}

function pieces(part: PatternPart): Pattern {
  if (part.kind !== 'literal') return [part];
  return part.text
    .split(/(\{\{resolve:|\}\})/)
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'literal', text }));
}
