import type { AccessLevel } from './access-level.ts';

/** The known actions, arranged for finding those that a pattern stands for. */
export interface ActionIndex {
  /** The actions of a service prefix in lower case; none where no known action has it. */
  readonly inService: (prefix: string) => readonly IndexedAction[];
  readonly all: () => readonly IndexedAction[];
  /** The action of exactly this name; case does not count. */
  readonly named: (name: string) => IndexedAction | undefined;
}

export interface IndexedAction {
  /** In the catalog's spelling: `s3:GetObject`. */
  readonly name: string;
  readonly lowerCase: string;
  readonly level: AccessLevel;
}

/** Arranges the actions of these service prefixes (lower case). `levelsOf` gives a prefix's actions by their name behind it; it is asked once, when needed. */
export function indexActions(
  prefixes: readonly string[],
  levelsOf: (prefix: string) => Iterable<readonly [name: string, level: AccessLevel]>,
): ActionIndex {
  const services = new Map<string, readonly IndexedAction[]>();
  const isKnown = new Set(prefixes);
  const inService = (prefix: string) => {
    if (!isKnown.has(prefix)) return [];
    const actions = services.get(prefix) ?? Array.from(levelsOf(prefix), ([name, level]) => indexed(`${prefix}:${name}`, level));
    services.set(prefix, actions);
    return actions;
  };
  let all: readonly IndexedAction[] | undefined;
  const names = new Map<string, ReadonlyMap<string, IndexedAction>>();
  const namesOf = (prefix: string) => {
    const found = names.get(prefix) ?? new Map(inService(prefix).map((action) => [action.lowerCase, action]));
    names.set(prefix, found);
    return found;
  };
  return {
    inService,
    named: (name) => {
      const lowerCase = name.toLowerCase();
      return namesOf(lowerCase.slice(0, Math.max(0, lowerCase.indexOf(':')))).get(lowerCase);
    },
    all: () => {
      all ??= prefixes.flatMap(inService);
      return all;
    },
  };
}

function indexed(name: string, level: AccessLevel): IndexedAction {
  return { name, lowerCase: name.toLowerCase(), level };
}

/**
 * The known actions that a pattern stands for: `*`, `s3:*`, `s3:Get*`, `S3:getobject`; case does not count.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function actionsMatching(pattern: string, index: ActionIndex): readonly IndexedAction[] {
  const lowerCase = pattern.toLowerCase();
  if (lowerCase === '*') return index.all();
  const prefix = lowerCase.slice(0, Math.max(0, lowerCase.indexOf(':')));
  const candidates = /[*?]/.test(prefix) || prefix === '' ? index.all() : index.inService(prefix);
  if (lowerCase === `${prefix}:*` && !/[*?]/.test(prefix)) return candidates;
  if (!/[*?]/.test(lowerCase)) return candidates.filter((action) => action.lowerCase === lowerCase);
  return candidates.filter((action) => matchesWildcards(lowerCase, action.lowerCase));
}

/** True where the text matches a pattern of `*` and `?`, without backtracking over more than the last `*`. */
export function matchesWildcards(pattern: string, text: string): boolean {
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < text.length) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at++;
      resume = position;
    } else if (sign !== undefined && (sign === '?' || sign === text[position])) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
