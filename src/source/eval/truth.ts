import { isHole, type Pattern } from '../../model/pattern.ts';
import type { Alternative, Value } from './value.ts';

/** How a test can come out. */
export type Truth = 'true' | 'false' | 'either';

/** How `if (value)` can go. */
export function truthOf(value: Value): Truth {
  let canBeTrue = false;
  let canBeFalse = false;
  for (const alternative of value) {
    const truth = truthOfAlternative(alternative);
    if (truth !== 'false') canBeTrue = true;
    if (truth !== 'true') canBeFalse = true;
  }
  return canBeTrue && canBeFalse ? 'either' : canBeFalse ? 'false' : canBeTrue ? 'true' : 'either';
}

export function truthOfAlternative(alternative: Alternative): Truth {
  switch (alternative.kind) {
    case 'text':
      return alternative.undeclared === true ? 'either' : truthOfText(alternative.pattern);
    case 'scalar':
      return alternative.value === null || alternative.value === false || alternative.value === 0 || Number.isNaN(alternative.value)
        ? 'false'
        : 'true';
    case 'absent':
      return 'false';
    case 'unknown':
    case 'accessor':
      return 'either';
    case 'external':
    case 'global':
      return 'either';
    default:
      return 'true';
  }
}

/** A name that a template gives is never empty; the value of a variable that nothing binds may be. */
function truthOfText(pattern: Pattern): Truth {
  if (pattern.length === 0) return 'false';
  return pattern.some((part) => !isHole(part) || part.kind === 'reference' || part.kind === 'pseudo') ? 'true' : 'either';
}

/** Whether the alternative is `undefined` or `null`. An environment variable that nothing binds may be. */
export function isNullish(alternative: Alternative): Truth {
  switch (alternative.kind) {
    case 'absent':
      return 'true';
    case 'scalar':
      return alternative.value === null ? 'true' : 'false';
    case 'text':
      if (alternative.undeclared === true) return 'true';
      return isUnboundVariable(alternative.pattern) ? 'either' : 'false';
    case 'unknown':
    case 'accessor':
    case 'external':
    case 'global':
      return 'either';
    default:
      return 'false';
  }
}

function isUnboundVariable(pattern: Pattern): boolean {
  return pattern.length === 1 && pattern[0]?.kind === 'environment';
}
