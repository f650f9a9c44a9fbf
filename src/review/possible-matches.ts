import { resolvePattern } from '../emit/resolve-requirements.ts';
import type { AttachedCondition, AttachedSet, AttachedStatement } from '../model/attached-role.ts';
import type { Pattern } from '../model/pattern.ts';
import { matchesWildcards } from '../policy/action-index.ts';
import type { ActionKnowledge } from '../policy/action-knowledge.ts';
import { universeGlobs } from '../policy/action-universe.ts';
import { findText, overlap } from '../policy/find-text.ts';
import type { Glob } from '../policy/glob.ts';
import { parseGlob, RUN_WITHOUT_COLON, RUN_WITHOUT_SEPARATOR } from '../policy/glob.ts';
import { canonicalText, renderIamText } from '../policy/iam-text.ts';
import { attachedText } from './attached-side.ts';
import type { Naming, Supposition } from './hole-naming.ts';
import { neededNaming } from './hole-naming.ts';
import { NAME_RUN, PLACE_RUN } from './name-tokens.ts';
import type { NeededCell } from './needed-side.ts';

/** What attached patterns may be beside what they say, because a name of the needed side or of their own is not known. */
export interface PossibleMatches {
  readonly resources: ReadonlyMap<AttachedStatement, readonly PossibleMatch[]>;
  readonly conditionValues: ReadonlyMap<AttachedCondition, PossibleValues>;
}

/** Values of a condition that may be those of needed ones. */
export interface PossibleValues {
  /** Indexes among the condition's values. */
  readonly replaced: ReadonlySet<number>;
  /** What they may be, as the engine reads it. */
  readonly texts: readonly string[];
}

/** An attached resource that may be the needed one. */
export interface PossibleMatch {
  /** Index among the patterns of its statement. */
  readonly attached: number;
  readonly cell: NeededCell;
  /** What is needed, as the engine reads it. */
  readonly text: string;
}

/** A text with names that are not known. */
interface OpenText {
  readonly pattern: Pattern;
  /** False where no name in it is open. */
  readonly isOpen: boolean;
  readonly usual: string;
  /** What it is as far as the names are known. */
  readonly fixed: Glob;
  /** The same in any region and account. */
  readonly anywhere: Glob;
  /** All that it may be. */
  readonly possible: Glob;
}

/** Every attached text that cannot be what is needed as far as the names are known, but that may be it whatever they turn out to be. */
export function possibleMatches(
  statements: readonly AttachedStatement[],
  cells: readonly NeededCell[],
  naming: Naming,
  knowledge: ActionKnowledge,
): PossibleMatches {
  const needed = cells.map((cell) => {
    const text = openText(cell.resource, naming);
    return { cell, action: cell.action.toLowerCase(), text, forms: text.isOpen ? formsOf(cell.action, text, knowledge) : [] };
  });
  const resources = new Map<AttachedStatement, PossibleMatch[]>();
  const conditionValues = new Map<AttachedCondition, PossibleValues>();
  for (const statement of statements) {
    const isAllow = statement.effect === 'Allow';
    const concerned = needed.filter(({ action }) => mayConcern(statement.action, action));
    for (const [attached, pattern] of (statement.resource?.patterns ?? []).entries()) {
      const texts = attachedTexts(pattern, isAllow && statement.resource?.negated === false, naming);
      for (const { cell, text, forms } of concerned) {
        if (!mayBe(texts, text) || !isOfSomeForm(texts, text, forms)) continue;
        resources.set(statement, [...(resources.get(statement) ?? []), { attached, cell, text: text.usual }]);
      }
    }
    for (const condition of statement.conditions) {
      const values = condition.values.map((value) => attachedTexts(value, isAllow, naming));
      const texts = concerned.flatMap(({ cell }) => conditionTexts(cell, condition.key)).map((value) => openText(value, naming));
      const added = texts.filter((text) => values.some((value) => mayBe(value, text))).map(({ usual }) => usual);
      const replaced = values.flatMap((value, index) => (texts.some((text) => mayBe(value, text)) ? [index] : []));
      if (added.length > 0) conditionValues.set(condition, { replaced: new Set(replaced), texts: [...new Set(added)] });
    }
  }
  return { resources, conditionValues };
}

/** Actions take no part in what is not known, so that a pattern which does not match decides. */
function mayConcern({ negated, patterns }: AttachedSet, action: string): boolean {
  return negated || patterns.some((pattern) => matchesWildcards(canonicalText(pattern).toLowerCase(), action));
}

function openText(pattern: Pattern, naming: Naming): OpenText {
  const text = (supposition: Supposition) => renderIamText(resolvePattern(pattern, neededNaming(naming, supposition)), () => '*');
  const possible = text('possible');
  return {
    pattern,
    isOpen: possible !== text('distinct'),
    usual: text('usual'),
    fixed: readGlob(text('distinct')),
    anywhere: readGlob(text('anywhere')),
    possible: readGlob(possible),
  };
}

/**
 * The ARN forms of an action that what is needed can have, whatever its names: a table's name has no `/`, so that `table/NAME` never is an index. None for an
 * action that AWS does not list.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function formsOf(action: string, { fixed }: OpenText, knowledge: ActionKnowledge): readonly Glob[] {
  if (knowledge.actions.named(action) === undefined) return [];
  const forms = universeGlobs(action, knowledge);
  const own = forms.filter((form) => overlap(form, fixed) !== false);
  return own.length === 0 ? forms : own;
}

/** False where what both may be is nothing that the action takes. */
function isOfSomeForm(attached: OpenText, needed: OpenText, forms: readonly Glob[]): boolean {
  if (forms.length === 0) return true;
  return findText({ within: attached.possible, and: [[needed.possible], forms], outside: [] }).kind !== 'none';
}

function attachedTexts(pattern: Pattern, isGranted: boolean, naming: Naming): OpenText {
  const usual = attachedText(pattern, isGranted, naming, 'usual');
  const possible = attachedText(pattern, isGranted, naming, 'possible');
  return {
    pattern,
    isOpen: possible !== usual,
    usual,
    fixed: readGlob(usual),
    anywhere: readGlob(attachedText(pattern, isGranted, naming, 'anywhere')),
    possible: readGlob(possible),
  };
}

function mayBe(attached: OpenText, needed: OpenText): boolean {
  if (!attached.isOpen && !needed.isOpen) return false;
  if (overlap(attached.fixed, needed.fixed) !== false) return false;
  switch (relationOf(attached.pattern, needed.pattern)) {
    case 'different':
      return false;
    case 'same':
      return overlap(attached.anywhere, needed.anywhere) !== false;
    case 'open':
      return overlap(attached.possible, needed.possible) !== false;
  }
}

/** Two resources that are declared have different names; a name that is not known may be that of a declared one. */
function relationOf(attached: Pattern, needed: Pattern): 'same' | 'different' | 'open' {
  const resources = (pattern: Pattern) => pattern.flatMap((part) => (part.kind === 'reference' ? [part.resource] : []));
  const [own, others] = [resources(attached), resources(needed)];
  const isUnknown = [...attached, ...needed].some(
    (part) => part.kind === 'unknown' || part.kind === 'environment' || (part.kind === 'parameter' && part.value === undefined),
  );
  if (own.length === 0 || others.length === 0 || isUnknown) return 'open';
  return own.some((resource) => others.includes(resource)) ? 'same' : 'different';
}

const RUNS: ReadonlyMap<number | undefined, number> = new Map([
  [NAME_RUN.codePointAt(0), RUN_WITHOUT_COLON],
  [PLACE_RUN.codePointAt(0), RUN_WITHOUT_SEPARATOR],
]);

function readGlob(text: string): Glob {
  const glob = parseGlob(text, '2012-10-17');
  return { ...glob, signs: glob.signs.map((sign) => RUNS.get(sign) ?? sign) };
}

function conditionTexts({ condition }: NeededCell, key: string): Pattern[] {
  return Object.values(condition ?? {}).flatMap((keys) =>
    Object.entries(keys).flatMap(([name, values]) => (name.toLowerCase() === key.toLowerCase() ? values : [])),
  );
}
