import type { Glob, GlobSign } from './glob.ts';
import { ANY_ONE, ANY_RUN, isRun, isVariable, RUN_WITHOUT_COLON, RUN_WITHOUT_SEPARATOR } from './glob.ts';

/**
 * Where one may stand in a glob after reading some text: indexes into its signs in ascending order, each followed by those that a run of no
 * characters reaches. Empty: no text that begins like this matches.
 */
export type Positions = readonly number[];

const COLON = 58;
const SLASH = 47;

/** Before the first character. */
export function startPositions(glob: Glob): Positions {
  return closed(glob, [0]);
}

/** After one more letter: a character, or a variable's whole value. `producesVariables` where only a variable of the glob itself may read one. */
export function advance(glob: Glob, positions: Positions, letter: GlobSign, producesVariables: boolean): Positions {
  const reached: number[] = [];
  for (const position of positions) {
    const sign = glob.signs[position];
    if (sign === undefined) continue;
    if (isRun(sign)) {
      if (runTakes(sign, letter, producesVariables)) reached.push(position);
    } else if (sign === letter || (sign === ANY_ONE && !isVariable(letter))) reached.push(position + 1);
  }
  return reached.length === 0 ? [] : closed(glob, reached);
}

/** True where the text that was read matches. */
export function isComplete(glob: Glob, positions: Positions): boolean {
  return positions.at(-1) === glob.signs.length;
}

/** True where the text that was read matches, whatever follows it. */
export function matchesAllFurther(glob: Glob, positions: Positions): boolean {
  return (
    positions.at(-1) === glob.signs.length && glob.signs[glob.signs.length - 1] === ANY_RUN && positions.includes(glob.signs.length - 1)
  );
}

function runTakes(run: GlobSign, letter: GlobSign, producesVariables: boolean): boolean {
  if (isVariable(letter)) return !producesVariables;
  if (run === ANY_RUN) return true;
  return letter !== COLON && (run === RUN_WITHOUT_COLON || (run === RUN_WITHOUT_SEPARATOR && letter !== SLASH));
}

/**
 * Adds what a run of no characters reaches. Positions before the last `*` are dropped: whatever they still match, that `*` matches too.
 */
function closed(glob: Glob, positions: readonly number[]): Positions {
  const found = new Set<number>();
  let lastStar = -1;
  for (let position of positions) {
    for (;;) {
      if (found.has(position)) break;
      found.add(position);
      const sign = glob.signs[position];
      if (sign === ANY_RUN) lastStar = Math.max(lastStar, position);
      if (sign === undefined || !isRun(sign)) break;
      position++;
    }
  }
  return [...found].filter((position) => position >= lastStar).sort((a, b) => a - b);
}
