import type { Pattern, PatternPart, ReferenceHole } from '../model/pattern.ts';
import { concat, literal, patternKey } from '../model/pattern.ts';
import { knownName } from '../trail/open-name.ts';

/** The beginning of a declared resource's ARN, up to its name. */
export interface DeclaredStem {
  readonly reference: ReferenceHole;
  readonly before: Pattern;
  /** How far the name is known. */
  readonly name: ReturnType<typeof knownName>;
  readonly form: RegExp;
}

/** The stems of the ARNs that refer to declared resources, each once. */
export function declaredStems(patterns: readonly Pattern[]): DeclaredStem[] {
  const stems = patterns.flatMap(stemsOf);
  return [...new Map(stems.map((stem) => [patternKey([...stem.before, stem.reference]), stem])).values()];
}

/**
 * What a recorded resource has behind the stem; `undefined` where it does not begin with the stem, or where its name ends in a wildcard, so that it cannot be
 * told.
 */
export function behindStem({ form }: DeclaredStem, [first, ...rest]: Pattern): Pattern | undefined {
  if (first?.kind !== 'literal') return undefined;
  const end = form.exec(first.text)?.[0].length;
  return end === undefined || (end === first.text.length && rest.length > 0) ? undefined : concat(literal(first.text.slice(end)), rest);
}

function stemsOf(pattern: Pattern): DeclaredStem[] {
  const at = pattern.findIndex((part) => part.kind === 'reference' && part.attribute === 'name');
  const reference = pattern[at];
  const [first] = pattern;
  if (reference?.kind !== 'reference' || first?.kind !== 'literal' || !first.text.startsWith('arn:')) return [];
  const before = pattern.slice(0, at);
  const form = new RegExp(`^${[...before, reference].map(formOf).join('')}(?=[:/]|$)`);
  return [{ reference, before, name: knownName([reference]), form }];
}

function formOf(part: PatternPart): string {
  if (part.kind === 'literal') return part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const value = part.kind === 'reference' || part.kind === 'parameter' ? part.value : undefined;
  return value === undefined ? '[^:/]*' : value.map(formOf).join('');
}
