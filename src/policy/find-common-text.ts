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
 * The letters of a text that all the globs match; `none` where there is no such text. A breadth-first walk over one position in each glob, so its
 * states are at most the product of their lengths. Only the first glob may stand for a variable by itself.
 */
export function findCommonText(globs: readonly Glob[], fresh: GlobSign, budget: SearchBudget): readonly GlobSign[] | 'none' | 'unknown' {
  const queue: Step[] = [{ positions: globs.map(() => 0), letter: undefined, previous: undefined }];
  const seen = new Set([queue[0]?.positions.join()]);
  for (let next = 0; next < queue.length; next++) {
    const step = queue[next];
    if (step === undefined) break;
    if (step.positions.every((position, index) => position === globs[index]?.signs.length)) return lettersOf(step);
    if (budget.steps-- <= 0) return 'unknown';
    for (const following of successors(step, globs, fresh)) {
      const key = following.positions.join();
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(following);
    }
  }
  return 'none';
}

function successors(step: Step, globs: readonly Glob[], fresh: GlobSign): Step[] {
  const { positions } = step;
  const signs = positions.map((position, index) => globs[index]?.signs[position]);
  const found: Step[] = [];
  for (const [index, sign] of signs.entries()) {
    if (sign === undefined || !isRun(sign)) continue;
    found.push({
      positions: positions.map((position, other) => (other === index ? position + 1 : position)),
      letter: undefined,
      previous: step,
    });
  }
  const letter = letterFor(signs, fresh);
  if (letter === undefined || signs.some((sign, index) => sign === undefined || !takes(sign, letter, index === 0))) return found;
  const advanced = positions.map((position, index) => (isRun(signs[index] ?? ANY_ONE) ? position : position + 1));
  return [...found, { positions: advanced, letter, previous: step }];
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
