import { resolvePattern } from '../emit/resolve-requirements.ts';
import type { AttachedCondition, AttachedPolicy, AttachedSet, AttachedStatement } from '../model/attached-role.ts';
import type { Pattern } from '../model/pattern.ts';
import type { NamedPolicy } from '../policy/comparison.ts';
import type { DocumentSet, DocumentStatement } from '../policy/document.ts';
import type { Naming, Supposition } from './hole-naming.ts';
import { attachedNaming } from './hole-naming.ts';
import type { PossibleMatches } from './possible-matches.ts';

/** An attached policy whose statements are known. */
export interface KnownPolicy {
  readonly policy: AttachedPolicy;
  readonly statements: readonly AttachedStatement[];
}

/** The name of a policy in a comparison: its place in the list, since names from several sources may be equal. */
export function comparedName(index: number): string {
  return String(index);
}

/**
 * The policies as documents, a document per version that their statements have, with the names that are not known written as supposed. `matches` adds what
 * their patterns may be beside what they say.
 */
export function attachedDocuments(
  policies: readonly KnownPolicy[],
  naming: Naming,
  supposition: Supposition,
  matches?: PossibleMatches,
): NamedPolicy[] {
  return policies.map(({ policy, statements }, index) => ({
    name: comparedName(index),
    document: {
      version: statements[0]?.version ?? '2012-10-17',
      versionIsWritten: true,
      origin: policy.origin,
      statements: statements.map((statement) => documentStatement(statement, naming, supposition, matches)),
    },
  }));
}

function documentStatement(
  statement: AttachedStatement,
  naming: Naming,
  supposition: Supposition,
  matches: PossibleMatches | undefined,
): DocumentStatement {
  const { effect, action, resource, conditions, origin } = statement;
  const write = (isGranted: boolean) => (pattern: Pattern) => attachedText(pattern, isGranted, naming, supposition);
  const set = ({ negated, patterns }: AttachedSet, more: readonly string[]): DocumentSet => ({
    negated,
    patterns: [...patterns.map(write(effect === 'Allow' && !negated)), ...more].map((text) => ({ text, origin })),
    origin,
  });
  const added = matches?.resources.get(statement)?.map(({ text }) => text) ?? [];
  return {
    effect,
    action: set(action, []),
    ...(resource === undefined ? {} : { resource: set(resource, added) }),
    conditions: conditions.map((condition: AttachedCondition) => {
      const possible = matches?.conditionValues.get(condition);
      const own = condition.values.filter((_, index) => possible?.replaced.has(index) !== true).map(write(effect === 'Allow'));
      const values = [...own, ...(possible?.texts ?? [])].map((text) => ({ text, origin }));
      return { operator: condition.operator, key: condition.key, values, origin };
    }),
    origin,
  };
}

/**
 * The text of a pattern of an attached statement as the engine reads it; its literal text is as IAM takes it. The region or account of what is granted is
 * taken for the one that is not known; that of what a Deny or a NotResource takes away is not.
 */
export function attachedText(pattern: Pattern, isGranted: boolean, naming: Naming, supposition: Supposition): string {
  const placed = isGranted ? naming.place.normalise(pattern) : pattern;
  return resolvePattern(placed, attachedNaming(naming, supposition))
    .map((part) => (part.kind === 'literal' || part.kind === 'wildcard' ? part.text : '*'))
    .join('');
}
