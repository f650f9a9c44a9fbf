/** The known actions, arranged for finding those that a pattern stands for. */
export interface ActionIndex {
  /** Service prefix -> its actions, by name and in lower case. */
  readonly byPrefix: ReadonlyMap<string, readonly IndexedAction[]>;
  readonly all: readonly IndexedAction[];
}

export interface IndexedAction {
  readonly name: string;
  readonly lowerCase: string;
}

/** Arranges action names such as `s3:GetObject`. */
export function indexActions(names: Iterable<string>): ActionIndex {
  const byPrefix = new Map<string, IndexedAction[]>();
  const all: IndexedAction[] = [];
  for (const name of names) {
    const action = { name, lowerCase: name.toLowerCase() };
    const prefix = action.lowerCase.slice(0, action.lowerCase.indexOf(':'));
    const list = byPrefix.get(prefix);
    if (list === undefined) byPrefix.set(prefix, [action]);
    else list.push(action);
    all.push(action);
  }
  return { byPrefix, all };
}

/**
 * The known actions that a pattern stands for: `*`, `s3:*`, `s3:Get*`, `S3:getobject`; case does not count.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function actionsMatching(pattern: string, index: ActionIndex): readonly IndexedAction[] {
  const lowerCase = pattern.toLowerCase();
  if (lowerCase === '*') return index.all;
  const prefix = lowerCase.slice(0, Math.max(0, lowerCase.indexOf(':')));
  const candidates = /[*?]/.test(prefix) || prefix === '' ? index.all : (index.byPrefix.get(prefix) ?? []);
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
