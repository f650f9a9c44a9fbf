import { resolvePattern } from '../emit/resolve-requirements.ts';
import type { AttachedCondition, AttachedStatement } from '../model/attached-role.ts';
import type { Hole, Pattern } from '../model/pattern.ts';
import { isHole } from '../model/pattern.ts';
import { overlap } from '../policy/find-text.ts';
import type { Glob } from '../policy/glob.ts';
import { parseGlob, RUN_WITHOUT_COLON } from '../policy/glob.ts';
import { renderIamText } from '../policy/iam-text.ts';
import { attachedText } from './attached-side.ts';
import type { Naming, Supposition } from './hole-naming.ts';
import { isAnyValue, neededNaming } from './hole-naming.ts';
import { NAME_RUN } from './name-tokens.ts';
import type { NeededCell } from './needed-side.ts';

/** What attached patterns may be beside what they say, because a name of the needed side or of their own is not known. */
export interface PossibleMatches {
  readonly resources: ReadonlyMap<AttachedStatement, readonly PossibleMatch[]>;
  readonly conditionValues: ReadonlyMap<AttachedCondition, readonly string[]>;
}

/** An attached resource that may be the needed one. */
export interface PossibleMatch {
  /** Index among the patterns of its statement. */
  readonly attached: number;
  readonly cell: NeededCell;
  /** What is needed, as the engine reads it. */
  readonly text: string;
}

interface OpenText {
  readonly pattern: Pattern;
  readonly usual: string;
  readonly distinct: Glob;
  readonly possible: Glob;
}

/** Every attached text that cannot be what is needed as far as the names are known, but that may be it whatever they turn out to be. */
export function possibleMatches(statements: readonly AttachedStatement[], cells: readonly NeededCell[], naming: Naming): PossibleMatches {
  const needed = cells.map((cell) => ({ cell, text: openText(cell.resource, naming) }));
  const resources = new Map<AttachedStatement, PossibleMatch[]>();
  const conditionValues = new Map<AttachedCondition, string[]>();
  for (const statement of statements) {
    for (const [attached, pattern] of (statement.resource?.patterns ?? []).entries()) {
      for (const { cell, text } of needed) {
        if (!mayBe(pattern, text, naming)) continue;
        resources.set(statement, [...(resources.get(statement) ?? []), { attached, cell, text: text.usual }]);
      }
    }
    for (const condition of statement.conditions) {
      const texts = cells.flatMap((cell) => conditionTexts(cell, condition.key)).map((value) => openText(value, naming));
      const added = texts.filter((text) => condition.values.some((value) => mayBe(value, text, naming))).map(({ usual }) => usual);
      if (added.length > 0) conditionValues.set(condition, added);
    }
  }
  return { resources, conditionValues };
}

function openText(pattern: Pattern, naming: Naming): OpenText {
  const text = (supposition: Supposition) => renderIamText(resolvePattern(pattern, neededNaming(naming, supposition)), () => '*');
  const glob = (supposition: Supposition) => readGlob(text(supposition));
  return { pattern, usual: text('usual'), distinct: glob('distinct'), possible: glob('possible') };
}

function mayBe(attached: Pattern, needed: OpenText, naming: Naming): boolean {
  const hasUnknown = attached.some((part) => part.kind === 'unknown');
  if (!hasUnknown && !needed.pattern.some(isOpen)) return false;
  if (attached.some(isReference) && !hasUnknown && needed.pattern.filter(isOpen).every(isReference)) return false;
  const glob = (supposition: Supposition) => readGlob(attachedText(attached, naming, supposition));
  return overlap(glob('usual'), needed.distinct) === false && overlap(glob('possible'), needed.possible) !== false;
}

function readGlob(text: string): Glob {
  const glob = parseGlob(text, '2012-10-17');
  return { ...glob, signs: glob.signs.map((sign) => (sign === NAME_RUN.codePointAt(0) ? RUN_WITHOUT_COLON : sign)) };
}

/** True for a name that is one value which is not known yet. */
function isOpen(part: Pattern[number]): part is Hole {
  return isHole(part) && part.kind !== 'pseudo' && !isAnyValue(part);
}

/** Two different resources that are declared have different names. */
function isReference(part: Pattern[number]): boolean {
  return part.kind === 'reference' && part.attribute === 'name';
}

function conditionTexts({ condition }: NeededCell, key: string): Pattern[] {
  return Object.values(condition ?? {}).flatMap((keys) =>
    Object.entries(keys).flatMap(([name, values]) => (name.toLowerCase() === key.toLowerCase() ? values : [])),
  );
}
