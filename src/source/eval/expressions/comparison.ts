import { literalText } from '../../../model/pattern.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Truth } from '../truth.ts';
import { type Alternative, EITHER_BOOLEAN, FALSE, TRUE, type Value } from '../value.ts';
import { alternativeKey } from '../value-set.ts';

/** Whether two values are equal (`===`, or `==` between values of one type). */
export function looselyMay(_evaluator: Evaluator, left: Value, right: Value): Truth {
  let canBeTrue = false;
  let canBeFalse = false;
  for (const a of left) {
    for (const b of right) {
      const same = sameAlternative(a, b);
      if (same !== 'false') canBeTrue = true;
      if (same !== 'true') canBeFalse = true;
    }
  }
  return canBeTrue && canBeFalse ? 'either' : canBeTrue ? 'true' : canBeFalse ? 'false' : 'either';
}

function sameAlternative(a: Alternative, b: Alternative): Truth {
  if (isOpaque(a) || isOpaque(b)) return 'either';
  if (a.kind === 'absent' && b.kind === 'absent') return 'true';
  if (a.kind === 'text' && b.kind === 'text') {
    const left = literalText(a.pattern);
    const right = literalText(b.pattern);
    if (left !== undefined && right !== undefined) return left === right ? 'true' : 'false';
    return 'either';
  }
  if (a.kind !== b.kind)
    return (a.kind === 'text' && a.undeclared === true) || (b.kind === 'text' && b.undeclared === true) || isHole(a) || isHole(b)
      ? 'either'
      : 'false';
  if (alternativeKey(a) !== alternativeKey(b)) return a.kind === 'object' ? 'either' : 'false';
  return 'true';
}

function isOpaque(alternative: Alternative): boolean {
  return (
    alternative.kind === 'unknown' || alternative.kind === 'external' || alternative.kind === 'global' || alternative.kind === 'accessor'
  );
}

/** A text that nothing binds may be missing altogether. */
function isHole(alternative: Alternative): boolean {
  return alternative.kind === 'text' && alternative.pattern.length === 1 && alternative.pattern[0]?.kind === 'environment';
}

export function booleanOf(truth: Truth): Value {
  return truth === 'either' ? EITHER_BOOLEAN : truth === 'true' ? TRUE : FALSE;
}

export function negate(truth: Truth): Truth {
  return truth === 'either' ? 'either' : truth === 'true' ? 'false' : 'true';
}
