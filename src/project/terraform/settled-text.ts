import type { DataAlternative } from '../../model/data-value.ts';
import { literalText } from '../../model/pattern.ts';
import { patternOf } from '../data-values.ts';

/** The alternative's text where no deployment can have another one: a variable's default does not count, as it may be overridden. */
export function settledText(alternative: DataAlternative | undefined): string | undefined {
  const pattern = alternative === undefined || alternative.kind === 'unknown' ? undefined : patternOf(alternative);
  return pattern === undefined
    ? undefined
    : literalText(
        pattern.flatMap((part) => (part.kind === 'parameter' && !part.isDefault && part.value !== undefined ? part.value : [part])),
      );
}
