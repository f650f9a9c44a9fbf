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
  /** False for an action that only `*` can stand beside. */
  readonly hasResourceTypes: boolean;
}

/** One action of a service prefix. */
export interface ListedAction {
  /** Behind the prefix: `GetObject`. */
  readonly name: string;
  readonly level: AccessLevel;
  readonly hasResourceTypes: boolean;
}

/** Arranges the actions of these service prefixes (lower case). `actionsOf` gives those of a prefix; it is asked once, when needed. */
export function indexActions(prefixes: readonly string[], actionsOf: (prefix: string) => readonly ListedAction[]): ActionIndex {
  const services = new Map<string, readonly IndexedAction[]>();
  const isKnown = new Set(prefixes);
  const inService = (prefix: string) => {
    if (!isKnown.has(prefix)) return [];
    const actions = services.get(prefix) ?? actionsOf(prefix).map((action) => indexed(prefix, action));
    services.set(prefix, actions);
    return actions;
  };
  let all: readonly IndexedAction[] | undefined;
  /** Of the services that were asked for: by name as spelled, then in lower case. */
  const named = new Map<string, IndexedAction>();
  const namedServices = new Set<string>();
  return {
    inService,
    named: (name) => {
      const found = named.get(name);
      if (found !== undefined) return found;
      const lowerCase = name.toLowerCase();
      const prefix = lowerCase.slice(0, Math.max(0, lowerCase.indexOf(':')));
      if (!namedServices.has(prefix)) {
        namedServices.add(prefix);
        for (const action of inService(prefix)) named.set(action.name, action);
      }
      const spelled = named.get(name) ?? inService(prefix).find((action) => action.lowerCase === lowerCase);
      if (spelled !== undefined) named.set(name, spelled);
      return spelled;
    },
    all: () => {
      all ??= prefixes.flatMap(inService);
      return all;
    },
  };
}

function indexed(prefix: string, { name, level, hasResourceTypes }: ListedAction): IndexedAction {
  const whole = `${prefix}:${name}`;
  return { name: whole, lowerCase: whole.toLowerCase(), level, hasResourceTypes };
}

/**
 * The known actions that a pattern stands for: `*`, `s3:*`, `s3:Get*`, `S3:getobject`; case does not count.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function actionsMatching(pattern: string, index: ActionIndex): readonly IndexedAction[] {
  const known = matchings.get(index) ?? new Map<string, readonly IndexedAction[]>();
  matchings.set(index, known);
  const found = known.get(pattern) ?? findMatching(pattern, index);
  known.set(pattern, found);
  return found;
}

/** What patterns stand for is asked for several times: when policies are compared and when each of them is validated. */
const matchings = new WeakMap<ActionIndex, Map<string, readonly IndexedAction[]>>();

function findMatching(pattern: string, index: ActionIndex): readonly IndexedAction[] {
  const lowerCase = pattern.toLowerCase();
  if (lowerCase === '*') return index.all();
  const prefix = lowerCase.slice(0, Math.max(0, lowerCase.indexOf(':')));
  const candidates = /[*?]/.test(prefix) || prefix === '' ? index.all() : index.inService(prefix);
  if (lowerCase === `${prefix}:*` && !/[*?]/.test(prefix)) return candidates;
  if (!/[*?]/.test(lowerCase)) return candidates.filter((action) => action.lowerCase === lowerCase);
  const start = lowerCase.slice(0, lowerCase.search(/[*?]/));
  const isPrefix = lowerCase === `${start}*`;
  return candidates.filter((action) => action.lowerCase.startsWith(start) && (isPrefix || matchesWildcards(lowerCase, action.lowerCase)));
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
