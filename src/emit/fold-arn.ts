import type { Pattern, ReferenceHole } from '../model/pattern.ts';
import { concat, literal, pseudo, wildcard } from '../model/pattern.ts';
import type { HoleResolver } from './resolve-requirements.ts';
import { resolvePattern } from './resolve-requirements.ts';

/** The ARN of the resource as a template text: `{Name}`, `{Partition}`, `{Region}`, `{Account}` and IAM wildcards; `undefined` where the language cannot name its ARN. */
export type ArnForm = (hole: ReferenceHole) => string | undefined;

/** The attribute of a reference that stands for the whole ARN of the resource. */
export const WHOLE_ARN = 'arn';

/**
 * A pattern that begins with the spelled-out ARN of a declared resource, with one reference in the place of that ARN; any other as it is. `resolver` is
 * the one that partition, region and account of the pattern were resolved with, if they were.
 */
export function foldArn(pattern: Pattern, arnForm: ArnForm, resolver: HoleResolver = (hole) => [hole]): Pattern {
  const hole = pattern.find((part) => part.kind === 'reference' && part.attribute === 'name');
  if (hole?.kind !== 'reference') return pattern;
  const arn = formPattern(arnForm(hole), hole);
  const rest = arn === undefined ? undefined : behind(pattern, resolvePattern(arn, resolver));
  return rest === undefined ? pattern : concat([wholeArn(hole)], rest);
}

function wholeArn({ value: _, ...hole }: ReferenceHole): ReferenceHole {
  return { ...hole, attribute: WHOLE_ARN };
}

function formPattern(form: string | undefined, name: ReferenceHole): Pattern | undefined {
  if (form === undefined) return undefined;
  const pieces: Pattern[] = [];
  for (const piece of form.split(/(\{[^}]*\}|[*?]+)/)) {
    if (piece === '{Name}') pieces.push([name]);
    else if (piece === '{Partition}') pieces.push(pseudo('partition'));
    else if (piece === '{Region}') pieces.push(pseudo('region'));
    else if (piece === '{Account}') pieces.push(pseudo('account'));
    else if (piece.startsWith('{')) return undefined;
    else pieces.push(/^[*?]/.test(piece) ? wildcard(piece) : literal(piece));
  }
  return concat(...pieces);
}

/** What of `pattern` stands behind `start`, or `undefined` where it does not begin with it. */
function behind(pattern: Pattern, start: Pattern): Pattern | undefined {
  let rest = pattern;
  for (const expected of start) {
    const [first, ...more] = rest;
    if (first?.kind === 'literal' && expected.kind === 'literal') {
      if (!first.text.startsWith(expected.text)) return undefined;
      rest = concat(literal(first.text.slice(expected.text.length)), more);
    } else if (first !== undefined && JSON.stringify(first) === JSON.stringify(expected)) rest = more;
    else return undefined;
  }
  return rest;
}
