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
  const globs = new Map<string, Glob>();
  const globOf = (text: string): Glob => {
    const glob = globs.get(text) ?? actionGlob(text);
    globs.set(text, glob);
    return glob;
  };
  return names.map((name) => {
    const prefix = literalPrefix(name);
    const all: Grant[] = [];
    let isPartly = false;
    for (const { grant, patterns } of prepared) {
      const candidates =
        prefix === undefined ? [...patterns.values()].flat() : [...(patterns.get(prefix) ?? []), ...(patterns.get('*') ?? [])];
      const relation = relationTo(name.toLowerCase(), candidates, globOf);
      if (relation === 'partly') isPartly = true;
      else if ((relation === 'inside') !== grant.action.negated) all.push(grant);
    }
    return { name, all, isPartly };
  });
}

/** Whether all or none of what a pattern stands for is among what others stand for. */
function relationTo(name: string, others: readonly string[], globOf: (text: string) => Glob): 'inside' | 'apart' | 'partly' {
  if (others.length === 0) return 'apart';
  if (others.includes(name)) return 'inside';
  const wanted = globOf(name);
  const globs = others.map(globOf);
  if (isContained(wanted, globs) === true) return 'inside';
  return globs.every((glob) => overlap(wanted, glob) === false) ? 'apart' : 'partly';
}

/** The statement's patterns in lower case by service prefix; `*` for those whose prefix has a wildcard. */
function byPrefix({ action }: Grant): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { text } of action.patterns) {
    const prefix = literalPrefix(text) ?? '*';
    const texts = found.get(prefix);
    if (texts === undefined) found.set(prefix, [text.toLowerCase()]);
    else texts.push(text.toLowerCase());
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
