import { arnSegments } from './arn-segments.ts';
import type { ConditionClause } from './condition-clause.ts';
import { forbidsKey, requiresKey } from './condition-clause.ts';
import { lowerCaseGlob } from './condition-implication.ts';
import { isContained, overlap } from './find-text.ts';
import type { ValueRange } from './value-ranges.ts';
import { addressRange, numericRange, rangeContains, rangesOverlap } from './value-ranges.ts';

/** True for a key that has at most one value in any request. */
export type IsSingleValued = (key: string) => boolean;

/** True where surely no request satisfies both conditions. False may also mean that it is not known. */
export function conditionsDisjoint(a: readonly ConditionClause[], b: readonly ConditionClause[], isSingleValued: IsSingleValued): boolean {
  return a.some((one) => b.some((other) => one.key === other.key && clausesDisjoint(one, other, isSingleValued)));
}

function clausesDisjoint(a: ConditionClause, b: ConditionClause, isSingleValued: IsSingleValued): boolean {
  if ((forbidsKey(a) && requiresKey(b)) || (forbidsKey(b) && requiresKey(a))) return true;
  if (a.family !== b.family || a.qualifier !== 'none' || b.qualifier !== 'none' || !isSingleValued(a.key)) return false;
  if (!requiresKey(a) && !requiresKey(b)) return false;
  if ([...a.values, ...b.values].some(({ glob, text }) => glob.hasVariable || text.includes('${'))) return false;
  if (a.negative && b.negative) return false;
  if (a.negative) return positiveDisjointFromNegative(b, a);
  if (b.negative) return positiveDisjointFromNegative(a, b);
  return a.values.every((value) => b.values.every((other) => valuesDisjoint(a, value.text, b, other.text)));
}

/** True where every value that the clause lets through is surely none of those that the negative one refuses; an absent key satisfies both or the latter. */
export function clauseAvoids(clause: ConditionClause, negative: ConditionClause, isSingleValued: IsSingleValued): boolean {
  if (clause.key !== negative.key || clause.family !== negative.family || clause.negative || !negative.negative) return false;
  if (clause.qualifier !== 'none' || negative.qualifier !== 'none' || !isSingleValued(clause.key)) return false;
  const values = [...clause.values, ...negative.values];
  if (clause.values.length === 0 || negative.values.length === 0 || values.some(({ text }) => text.includes('${'))) return false;
  return clause.values.every(({ text }) => negative.values.every((other) => valuesDisjoint(clause, text, negative, other.text)));
}

/** No value of both: each pair of values is apart. */
function valuesDisjoint(a: ConditionClause, text: string, b: ConditionClause, otherText: string): boolean {
  const glob = globOfValue(a, text);
  const other = globOfValue(b, otherText);
  switch (a.family) {
    case 'string':
      return glob !== undefined && other !== undefined && overlap(lowerCaseIf(a, b, glob), lowerCaseIf(a, b, other)) === false;
    case 'arn': {
      if (glob === undefined || other === undefined || overlap(glob, other) !== false) return false;
      const segments = arnSegments(glob);
      const others = arnSegments(other);
      if (segments === undefined || others === undefined) return false;
      return segments.some((segment, index) => {
        const counterpart = others[index];
        return counterpart !== undefined && overlap(segment, counterpart) === false;
      });
    }
    case 'numeric':
      return apart(numericRange(a.operator, text), numericRange(b.operator, otherText));
    case 'address':
      return apart(addressRange(text), addressRange(otherText));
    case 'boolean':
      return isBoolean(text) && isBoolean(otherText) && text.toLowerCase() !== otherText.toLowerCase();
    default:
      return false;
  }
}

/** All that the positive clause lets through is what the negative one refuses. */
function positiveDisjointFromNegative(positive: ConditionClause, negative: ConditionClause): boolean {
  if (positive.values.length === 0) return false;
  switch (positive.family) {
    case 'string': {
      if (negative.operator.endsWith('ignorecase') !== positive.operator.endsWith('ignorecase') && positive.operator.endsWith('ignorecase'))
        return false;
      const lower = negative.operator.endsWith('ignorecase');
      const refused = negative.values.map(({ glob }) => glob);
      return positive.values.every(({ glob }) => isContained(lower ? lowerCaseGlob(glob) : glob, refused) === true);
    }
    case 'numeric':
      return positive.values.every(({ text }) =>
        negative.values.some((value) => within(numericRange('numericequals', value.text), numericRange(positive.operator, text))),
      );
    case 'address':
      return positive.values.every(({ text }) => negative.values.some((value) => within(addressRange(value.text), addressRange(text))));
    default:
      return false;
  }
}

function globOfValue(clause: ConditionClause, text: string) {
  return clause.values.find((value) => value.text === text)?.glob;
}

function lowerCaseIf(a: ConditionClause, b: ConditionClause, glob: Parameters<typeof lowerCaseGlob>[0]) {
  return a.operator.endsWith('ignorecase') || b.operator.endsWith('ignorecase') ? lowerCaseGlob(glob) : glob;
}

function apart(a: ValueRange | undefined, b: ValueRange | undefined): boolean {
  return a !== undefined && b !== undefined && !rangesOverlap(a, b);
}

function within(outer: ValueRange | undefined, inner: ValueRange | undefined): boolean {
  return outer !== undefined && inner !== undefined && rangeContains(outer, inner);
}

function isBoolean(text: string): boolean {
  return /^(?:true|false)$/i.test(text);
}
