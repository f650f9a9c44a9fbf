import { arnSegments } from './arn-segments.ts';
import type { ConditionClause } from './condition-clause.ts';
import { forbidsKey, requiresKey } from './condition-clause.ts';
import { isContained } from './find-text.ts';
import type { Glob } from './glob.ts';
import { globOf, isVariable } from './glob.ts';
import { addressRange, numericRange, rangeContains } from './value-ranges.ts';

/** True where every request that satisfies all of `clauses` surely satisfies all of `others`. False may also mean that it is not known. */
export function conditionImplies(clauses: readonly ConditionClause[], others: readonly ConditionClause[]): boolean {
  return others.every((other) => clauses.some((clause) => clauseImplies(clause, other)));
}

function clauseImplies(clause: ConditionClause, other: ConditionClause): boolean {
  if (clause.identity === other.identity) return true;
  if (clause.key !== other.key || clause.family === 'unknown' || other.family === 'unknown') return false;
  if (other.family === 'null') return forbidsKey(other) ? forbidsKey(clause) : requiresKey(other) && requiresKey(clause);
  if (clause.family === 'null') return other.ifExists && other.qualifier === 'none' && forbidsKey(clause);
  if (clause.family !== other.family || clause.qualifier !== other.qualifier || clause.negative !== other.negative) return false;
  if (clause.ifExists && !other.ifExists) return false;
  if (clause.values.length === 0 || other.values.length === 0) return false;
  return clause.negative ? excludesMore(clause, other) : allowsLess(clause, other);
}

/** Each value that `clause` lets through is let through by `other`. */
function allowsLess(clause: ConditionClause, other: ConditionClause): boolean {
  switch (clause.family) {
    case 'string':
      return ignoresCase(other) || !ignoresCase(clause) ? globsContained(clause, other, ignoresCase(other)) : false;
    case 'arn':
      return arnsContained(clause, other);
    case 'numeric':
      return rangesContained(clause, other, (one, text) => numericRange(one.operator, text));
    case 'address':
      return rangesContained(clause, other, (_, text) => addressRange(text));
    case 'boolean':
      return textsContained(clause, other);
    default:
      return clause.operator === other.operator && textsContained(clause, other) && textsContained(other, clause);
  }
}

/** Each value that `other` refuses is refused by `clause`. */
function excludesMore(clause: ConditionClause, other: ConditionClause): boolean {
  switch (clause.family) {
    case 'string':
      return ignoresCase(clause) || !ignoresCase(other) ? globsContained(other, clause, ignoresCase(clause)) : false;
    case 'arn':
      return arnsContained(other, clause);
    case 'numeric':
      return rangesContained(other, clause, (_, text) => numericRange('numericequals', text));
    case 'address':
      return rangesContained(other, clause, (_, text) => addressRange(text));
    default:
      return clause.operator === other.operator && textsContained(clause, other) && textsContained(other, clause);
  }
}

function ignoresCase({ operator }: ConditionClause): boolean {
  return operator.endsWith('ignorecase');
}

function globsContained(inner: ConditionClause, outer: ConditionClause, lowerCase: boolean): boolean {
  const outers = outer.values.map(({ glob }) => (lowerCase ? lowerCaseGlob(glob) : glob));
  return inner.values.every(({ glob }) => isContained(lowerCase ? lowerCaseGlob(glob) : glob, outers) === true);
}

/** ARN patterns with fewer than six parts only equal themselves. */
function arnsContained(inner: ConditionClause, outer: ConditionClause): boolean {
  return inner.values.every((value) =>
    outer.values.some((other) => {
      if (value.text === other.text) return true;
      const segments = arnSegments(value.glob);
      const others = arnSegments(other.glob);
      if (segments === undefined || others === undefined) return false;
      return segments.every((segment, index) => isContained(segment, others.slice(index, index + 1)) === true);
    }),
  );
}

function rangesContained(
  inner: ConditionClause,
  outer: ConditionClause,
  range: (clause: ConditionClause, text: string) => ReturnType<typeof numericRange>,
): boolean {
  const outers = outer.values.flatMap(({ text }) => range(outer, text) ?? []);
  return inner.values.every(({ text }) => {
    const one = range(inner, text);
    return one !== undefined && outers.some((other) => rangeContains(other, one));
  });
}

function textsContained(inner: ConditionClause, outer: ConditionClause): boolean {
  const identity = (text: string) => (outer.family === 'boolean' ? text.toLowerCase() : text);
  const outers = new Set(outer.values.map(({ text }) => identity(text)));
  return inner.values.every(({ text }) => !text.includes('${') && outers.has(identity(text)));
}

/** The glob with its letters in lower case. */
export function lowerCaseGlob(glob: Glob): Glob {
  return globOf(
    glob.signs.flatMap((sign) => {
      if (sign < 0 || isVariable(sign)) return [sign];
      return Array.from(String.fromCodePoint(sign).toLowerCase(), (character) => character.codePointAt(0) ?? 0);
    }),
  );
}
