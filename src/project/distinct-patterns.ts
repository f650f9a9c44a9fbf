import type { Pattern, PatternPart } from '../model/pattern.ts';

/**
 * The patterns without repetitions. Unlike `patternKey`, which takes one reference for one value, this also compares what the holes may stand for:
 * alternatives of one parameter or name are different alternatives.
 */
export function distinctPatterns(patterns: readonly Pattern[]): readonly Pattern[] {
  const seen = new Map<string, Pattern>();
  for (const pattern of patterns) {
    const key = JSON.stringify(pattern.map(identity));
    if (!seen.has(key)) seen.set(key, pattern);
  }
  return [...seen.values()];
}

function identity(part: PatternPart): unknown {
  switch (part.kind) {
    case 'literal':
    case 'wildcard':
      return [part.kind, part.text];
    case 'environment':
    case 'pseudo':
      return [part.kind, part.name];
    case 'parameter':
      return [part.kind, part.name, part.value?.map(identity)];
    case 'reference':
      return [part.kind, part.resource, part.attribute, part.value?.map(identity)];
    case 'unknown':
      return [part.kind, part.cause, part.reason, part.origin?.file, part.origin?.line, part.origin?.column];
  }
}

/** How many parts the pattern has, those of its holes' values included; counting stops above `limit`, as shared values may unfold without end. */
export function isHeavierThan(pattern: Pattern, limit: number): boolean {
  let left = limit;
  const count = (parts: Pattern): void => {
    for (const part of parts) {
      left -= part.kind === 'literal' ? 1 + part.text.length / 256 : 1;
      if (left < 0) return;
      if ((part.kind === 'parameter' || part.kind === 'reference') && part.value !== undefined) count(part.value);
    }
  };
  count(pattern);
  return left < 0;
}
