import { isContained, overlap } from './find-text.ts';
import type { Glob } from './glob.ts';
import { parseGlob } from './glob.ts';
import type { Grant } from './grant.ts';

/** An action, or a pattern of actions, that the catalog does not have, with the statements that concern all that it stands for. */
export interface UnknownAction {
  readonly name: string;
  readonly all: readonly Grant[];
  /** True where some statement concerns only some of what it stands for, or that could not be decided. */
  readonly isPartly: boolean;
}

/** Which statements concern each of the unknown names; case does not count. */
export function unknownActionRelations(names: readonly string[], grants: readonly Grant[]): UnknownAction[] {
  if (names.length === 0) return [];
  const prepared = grants.map((grant) => ({ grant, patterns: byPrefix(grant) }));
  return names.map((name) => {
    const wanted = actionGlob(name);
    const prefix = literalPrefix(name);
    const all: Grant[] = [];
    let isPartly = false;
    for (const { grant, patterns } of prepared) {
      const candidates =
        prefix === undefined ? [...patterns.values()].flat() : [...(patterns.get(prefix) ?? []), ...(patterns.get('*') ?? [])];
      const inside = candidates.length > 0 && isContained(wanted, candidates) === true;
      const apart = !inside && candidates.every((pattern) => overlap(wanted, pattern) === false);
      if (!inside && !apart) isPartly = true;
      else if (inside !== grant.action.negated) all.push(grant);
    }
    return { name, all, isPartly };
  });
}

/** The statement's patterns by service prefix; `*` for those whose prefix has a wildcard. */
function byPrefix({ action }: Grant): ReadonlyMap<string, readonly Glob[]> {
  const found = new Map<string, Glob[]>();
  for (const { text } of action.patterns) {
    const prefix = literalPrefix(text) ?? '*';
    const globs = found.get(prefix);
    if (globs === undefined) found.set(prefix, [actionGlob(text)]);
    else globs.push(actionGlob(text));
  }
  return found;
}

/** The service prefix of a name, where it has no wildcard. */
function literalPrefix(name: string): string | undefined {
  const separator = name.indexOf(':');
  const prefix = name.slice(0, Math.max(0, separator)).toLowerCase();
  return separator < 0 || /[*?]/.test(prefix) ? undefined : prefix;
}

/** There are no variables in actions. */
function actionGlob(text: string): Glob {
  return parseGlob(text.toLowerCase(), '2008-10-17');
}
