import { findCommonText } from './find-common-text.ts';
import type { Glob, GlobSign } from './glob.ts';
import { ANY_ONE, ANY_RUN, beginApart, isRun, isVariable, matchesEverything, sameGlob, servicesApart } from './glob.ts';
import type { Positions } from './glob-positions.ts';
import { advance, isComplete, matchesAllFurther, startPositions } from './glob-positions.ts';
import type { SearchBudget } from './search-budget.ts';
import { oneSearch, STEPS_PER_SEARCH } from './search-budget.ts';

/** Which texts are looked for: those that match `within` and at least one glob of every group in `and`, and none in `outside`. */
export interface TextQuery {
  /** Only this one may contain a variable as a value of its own; in the others only the same variable or a run takes it. */
  readonly within: Glob;
  readonly and: readonly (readonly Glob[])[];
  readonly outside: readonly Glob[];
}

/** `none`: proved that there is no such text. `unknown`: the search was given up. */
export type TextAnswer = { readonly kind: 'found'; readonly text: string } | { readonly kind: 'none' } | { readonly kind: 'unknown' };

/** After so many states of a search the plainest texts are tried before it goes on. */
const STATES_BEFORE_GUESS = 1_000;

/** So many globs looked at cost as much as a state of a search. */
const GLOBS_PER_STATE = 32;

/** A step costs one more for each so many globs that it follows. */
const GLOBS_PER_STEP = 4;

/** More combinations of one glob per group are not walked one by one. */
const MAXIMUM_COMBINATIONS = 2_000;

const NONE: TextAnswer = { kind: 'none' };

/**
 * Decides whether there is a text of that kind, and gives a shortest one: a breadth-first search over the product of the globs' position
 * automata, each made deterministic as it is walked. Letters are the characters that some glob asks for next, one character that none names,
 * and the variables of `within`; a variable in the answer is written `${...}`.
 * Rabin and Scott, "Finite automata and their decision problems" (1959), sections 3 and 6.
 */
export function findText(query: TextQuery, budget = oneSearch()): TextAnswer {
  const { within } = query;
  budget.steps -= (query.outside.length + query.and.reduce((sum, group) => sum + group.length, 0)) / GLOBS_PER_STATE;
  if (budget.steps <= 0) return { kind: 'unknown' };
  const outside = query.outside.filter((glob) => !beginApart(within, glob) && !servicesApart(within, glob));
  if (outside.some((glob) => matchesEverything(glob) || sameGlob(glob, within))) return NONE;
  const and: Glob[][] = [];
  for (const group of query.and) {
    if (group.some((glob) => matchesEverything(glob) || sameGlob(glob, within))) continue;
    const possible = group.filter((glob) => !beginApart(within, glob) && !servicesApart(within, glob));
    if (possible.length === 0) return NONE;
    and.push(possible);
  }
  if (within.signs.every((sign) => sign >= 0 || isVariable(sign))) return isOneAnswer(within.signs, and, outside) ?? NONE;
  if (outside.length === 0 && combinationsOf(and) <= MAXIMUM_COMBINATIONS) return findInCombination(within, and, budget);
  return search(within, and, outside, budget);
}

function combinationsOf(groups: readonly (readonly Glob[])[]): number {
  return groups.reduce((product, group) => product * group.length, 1);
}

/** Without anything to stay outside of, one glob of every group is enough. */
function findInCombination(within: Glob, and: readonly (readonly Glob[])[], budget: SearchBudget): TextAnswer {
  const fresh = freshCharacter([within, ...and.flat()]);
  let isUndecided = false;
  for (const combination of and.reduce<Glob[][]>((all, group) => all.flatMap((some) => group.map((glob) => [...some, glob])), [[]])) {
    const letters = findCommonText([within, ...combination], fresh, budget);
    if (letters === 'unknown') isUndecided = true;
    else if (letters !== 'none') return { kind: 'found', text: letters.map(letterText).join('') };
  }
  return isUndecided ? { kind: 'unknown' } : NONE;
}

/** These letters as the answer, if they are one. */
function isOneAnswer(letters: readonly GlobSign[], and: readonly (readonly Glob[])[], outside: readonly Glob[]): TextAnswer | undefined {
  const matches = (glob: Glob) => matchesLetters(glob, letters);
  const holds = and.every((group) => group.some(matches)) && !outside.some(matches);
  return holds ? { kind: 'found', text: letters.map(letterText).join('') } : undefined;
}

function matchesLetters(glob: Glob, letters: readonly GlobSign[]): boolean {
  let positions = startPositions(glob);
  for (const letter of letters) {
    if (positions.length === 0) return false;
    positions = advance(glob, positions, letter, false);
  }
  return isComplete(glob, positions);
}

interface State {
  readonly within: Positions;
  readonly and: readonly (readonly Positions[])[];
  readonly outside: readonly Positions[];
  readonly letter: GlobSign;
  readonly previous: State | undefined;
}

function search(within: Glob, and: readonly (readonly Glob[])[], outside: readonly Glob[], budget: SearchBudget): TextAnswer {
  const fresh = freshCharacter([within, ...and.flat(), ...outside]);
  const start: State = {
    within: startPositions(within),
    and: and.map((group) => group.map(startPositions)),
    outside: outside.map(startPositions),
    letter: 0,
    previous: undefined,
  };
  const cost = 1 + (outside.length + and.reduce((sum, group) => sum + group.length, 0)) / GLOBS_PER_STEP;
  let spent = 0;
  const seen = new Set([stateKey(start)]);
  const queue = [start];
  for (let next = 0; next < queue.length; next++) {
    const state = queue[next];
    if (state === undefined) break;
    if (isAnswer(state, within, and, outside)) return { kind: 'found', text: textOf(state) };
    if (next === STATES_BEFORE_GUESS) {
      const guess = firstThatHolds(within, and, outside, fresh);
      if (guess !== undefined) return guess;
    }
    if (budget.steps <= 0 || spent > STEPS_PER_SEARCH) return firstThatHolds(within, and, outside, fresh) ?? { kind: 'unknown' };
    for (const letter of nextLetters(state, within, and, outside, fresh)) {
      spent += cost;
      budget.steps -= cost;
      const reached = step(state, letter, within, and, outside);
      if (reached === undefined) continue;
      const key = stateKey(reached);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(reached);
    }
  }
  return NONE;
}

function isAnswer(state: State, within: Glob, and: readonly (readonly Glob[])[], outside: readonly Glob[]): boolean {
  return (
    isComplete(within, state.within) &&
    and.every((group, index) => group.some((glob, which) => isComplete(glob, state.and[index]?.[which] ?? []))) &&
    !outside.some((glob, index) => isComplete(glob, state.outside[index] ?? []))
  );
}

/** The plainest texts of `within`, one of which often is an answer. */
function firstThatHolds(
  within: Glob,
  and: readonly (readonly Glob[])[],
  outside: readonly Glob[],
  fresh: GlobSign,
): TextAnswer | undefined {
  for (const run of [[], [fresh]]) {
    const letters = within.signs.flatMap((sign) => (isRun(sign) ? run : sign === ANY_ONE ? [fresh] : [sign]));
    const answer = isOneAnswer(letters, and, outside);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** The state after one more letter, or `undefined` where no answer can begin like this. */
function step(
  state: State,
  letter: GlobSign,
  within: Glob,
  and: readonly (readonly Glob[])[],
  outside: readonly Glob[],
): State | undefined {
  const inner = advance(within, state.within, letter, true);
  if (inner.length === 0) return undefined;
  const groups: Positions[][] = [];
  for (const [index, group] of and.entries()) {
    const positions = group.map((glob, which) => advance(glob, state.and[index]?.[which] ?? [], letter, false));
    if (positions.every((one) => one.length === 0)) return undefined;
    groups.push(positions);
  }
  const outer: Positions[] = [];
  for (const [index, glob] of outside.entries()) {
    const positions = advance(glob, state.outside[index] ?? [], letter, false);
    if (matchesAllFurther(glob, positions)) return undefined;
    outer.push(positions);
  }
  return { within: inner, and: groups, outside: outer, letter, previous: state };
}

function nextLetters(state: State, within: Glob, and: readonly (readonly Glob[])[], outside: readonly Glob[], fresh: GlobSign): GlobSign[] {
  const letters = new Set<GlobSign>();
  let takesAny = false;
  for (const position of state.within) {
    const sign = within.signs[position];
    if (sign === undefined) continue;
    if (sign === ANY_ONE || isRun(sign)) takesAny = true;
    else letters.add(sign);
  }
  if (!takesAny) return [...letters];
  const asks = (glob: Glob, positions: Positions) => {
    for (const position of positions) {
      const sign = glob.signs[position];
      if (sign !== undefined && sign >= 0) letters.add(sign);
    }
  };
  for (const [index, group] of and.entries()) for (const [which, glob] of group.entries()) asks(glob, state.and[index]?.[which] ?? []);
  for (const [index, glob] of outside.entries()) asks(glob, state.outside[index] ?? []);
  return [fresh, ...[...letters].sort((a, b) => a - b)];
}

/** A character that no glob names and that is no separator: `x` where that is free. */
function freshCharacter(globs: readonly Glob[]): GlobSign {
  const used = new Set(globs.flatMap(({ signs }) => signs));
  for (const character of 'xyzabcdefghijklmnopqrstuvw0123456789') {
    const sign = character.codePointAt(0) ?? 0;
    if (!used.has(sign)) return sign;
  }
  let sign = 0x100;
  while (used.has(sign)) sign++;
  return sign;
}

function stateKey({ within, and, outside }: State): string {
  return `${within.join()}|${and.map((group) => group.map((positions) => positions.join()).join(';')).join('&')}|${outside.map((positions) => positions.join()).join(';')}`;
}

function textOf(state: State): string {
  let text = '';
  for (let at: State | undefined = state; at?.previous !== undefined; at = at.previous) text = letterText(at.letter) + text;
  return text;
}

function letterText(letter: GlobSign): string {
  return isVariable(letter) ? '${…}' : String.fromCodePoint(letter);
}

/** True where every text that matches `inner` matches one of `outer`; `undefined` where that could not be decided. */
export function isContained(inner: Glob, outer: readonly Glob[], budget = oneSearch()): boolean | undefined {
  return decided(findText({ within: inner, and: [], outside: outer }, budget), 'none');
}

/** True where some text matches both; `undefined` where that could not be decided. */
export function overlap(a: Glob, b: Glob, budget = oneSearch()): boolean | undefined {
  if (a.signs[0] === ANY_RUN && b.signs.at(-1) === ANY_RUN && !a.hasVariable && !b.hasVariable) return true;
  if (beginApart(a, b)) return false;
  return decided(findText({ within: a, and: [[b]], outside: [] }, budget), 'found');
}

function decided(answer: TextAnswer, wanted: 'none' | 'found'): boolean | undefined {
  return answer.kind === 'unknown' ? undefined : answer.kind === wanted;
}
