import type { Glob, GlobSign } from './glob.ts';
import { ANY_ONE, ANY_RUN, isRun, isVariable, RUN_WITHOUT_COLON } from './glob.ts';
import type { SearchBudget } from './search-budget.ts';

const COLON = 58;
const SLASH = 47;

interface Step {
  readonly positions: readonly number[];
  readonly letter: GlobSign | undefined;
  readonly previous: Step | undefined;
}

/**
 * The letters of a text that all the globs match, a short one; `none` where there is no such text. A walk over one position in each glob, so its states
 * are at most the product of their lengths; runs are left as soon as that leads anywhere. Only the first glob may stand for a variable by itself.
 */
export function findCommonText(globs: readonly Glob[], fresh: GlobSign, budget: SearchBudget): readonly GlobSign[] | 'none' | 'unknown' {
  const start: Step = { positions: globs.map(() => 0), letter: undefined, previous: undefined };
  const keyOf = stateKeys(globs);
  const stack = [start];
  const seen = new Set([keyOf(start.positions)]);
  const add = (positions: readonly number[], letter: GlobSign | undefined, previous: Step) => {
    const key = keyOf(positions);
    if (seen.has(key)) return;
    seen.add(key);
    stack.push({ positions, letter, previous });
  };
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { positions } = step;
    if (positions.every((position, index) => position === globs[index]?.signs.length)) return lettersOf(step);
    if (budget.steps-- <= 0) return 'unknown';
    const signs = positions.map((position, index) => globs[index]?.signs[position]);
    const letter = letterFor(signs, fresh);
    if (letter !== undefined && signs.every((sign, index) => sign !== undefined && takes(sign, letter, index === 0))) {
      add(
        positions.map((position, index) => (isRun(signs[index] ?? ANY_ONE) ? position : position + 1)),
        letter,
        step,
      );
    }
    for (const [index, sign] of signs.entries()) {
      if (sign !== undefined && isRun(sign)) add(positions.with(index, (positions[index] ?? 0) + 1), undefined, step);
    }
  }
  return 'none';
}

/** Numbers for lists of positions; texts where the numbers would not be exact. */
function stateKeys(globs: readonly Glob[]): (positions: readonly number[]) => number | string {
  const sizes = globs.map(({ signs }) => signs.length + 1);
  if (sizes.reduce((product, size) => product * size, 1) > Number.MAX_SAFE_INTEGER) return (positions) => positions.join();
  return (positions) => {
    let key = 0;
    for (const [index, position] of positions.entries()) key = key * (sizes[index] ?? 1) + position;
    return key;
  };
}

/** The letter that some glob asks for; any one where none does. */
function letterFor(signs: readonly (GlobSign | undefined)[], fresh: GlobSign): GlobSign | undefined {
  const asked = signs.filter((sign): sign is GlobSign => sign !== undefined && sign !== ANY_ONE && !isRun(sign));
  return asked.every((sign) => sign === asked[0]) ? (asked[0] ?? fresh) : undefined;
}

function takes(sign: GlobSign, letter: GlobSign, isFirst: boolean): boolean {
  if (sign === letter) return true;
  if (isVariable(letter)) return isRun(sign) && !isFirst;
  if (sign === ANY_ONE || sign === ANY_RUN) return true;
  return isRun(sign) && letter !== COLON && (sign === RUN_WITHOUT_COLON || letter !== SLASH);
}

function lettersOf(step: Step): GlobSign[] {
  const letters: GlobSign[] = [];
  for (let at: Step | undefined = step; at !== undefined; at = at.previous) if (at.letter !== undefined) letters.push(at.letter);
  return letters.reverse();
}
