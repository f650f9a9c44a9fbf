/** What each installed package needs at run time, by package name. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** The lock files of npm, Yarn and pnpm, by the name of the file, in the order in which one counts. */
const READERS: Readonly<Record<string, (text: string) => Dependencies>> = {
  'npm-shrinkwrap.json': readJson,
  'package-lock.json': readJson,
  'pnpm-lock.yaml': readLines,
  'yarn.lock': readLines,
};

export const LOCK_FILES: readonly string[] = Object.keys(READERS);

/**
 * The dependencies that a lock file lists, versions of one package as one; development and peer dependencies are none. Empty where the text is none of
 * the format.
 * Sources: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json, https://classic.yarnpkg.com/lang/en/docs/yarn-lock/,
 * https://github.com/pnpm/spec/blob/master/lockfile/9.0.md.
 * @param name one of `LOCK_FILES`
 */
export function parseLockFile(name: string, text: string): Dependencies {
  return READERS[name]?.(text) ?? new Map();
}

class Collected {
  readonly dependencies = new Map<string, Set<string>>();

  add(name: string, needed: Iterable<string>): void {
    const known = this.dependencies.get(name) ?? new Set();
    for (const each of needed) known.add(each);
    this.dependencies.set(name, known);
  }
}

/** Lock files of npm: `packages` by folder since version 2, `dependencies` by name before. */
function readJson(text: string): Dependencies {
  const collected = new Collected();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return collected.dependencies;
  }
  for (const [folder, entry] of members(member(parsed, 'packages'))) {
    const name = folder.split('node_modules/').at(-1) ?? '';
    if (folder.includes('node_modules/')) collected.add(name, keys(member(entry, 'dependencies')));
  }
  const old = [...members(member(parsed, 'dependencies'))];
  for (const [name, entry] of old) {
    collected.add(name, keys(member(entry, 'requires')));
    old.push(...members(member(entry, 'dependencies')));
  }
  return collected.dependencies;
}

function member(value: unknown, name: string): unknown {
  return members(value).find(([key]) => key === name)?.[1];
}

function members(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function keys(value: unknown): string[] {
  return members(value).map(([key]) => key);
}

/** `"@acme/aws@^1.0.0", …:` of Yarn, `/@acme/aws@1.0.0:` or `'@acme/aws@1.0.0':` of pnpm, before that `/@acme/aws/1.0.0:`. */
const ENTRY = /^ {0,2}["']?\/?((?:@[^\s/@"']+\/)?[^\s/@"']+)[@/].*:$/;
const SECTION = /^( +)(\w+):$/;
const NEEDED = /^( +)["']?((?:@[^\s/"']+\/)?[^\s/"':]+)["']?:? /;

/** Lock files of Yarn and pnpm, which list by indented lines. */
function readLines(text: string): Dependencies {
  const collected = new Collected();
  let name: string | undefined;
  let depth = Number.POSITIVE_INFINITY;
  for (const line of text.split(/\r?\n/)) {
    const entry = ENTRY.exec(line);
    const section = SECTION.exec(line);
    if (entry !== null) {
      name = entry[1];
      depth = Number.POSITIVE_INFINITY;
    } else if (section !== null) depth = section[2] === 'dependencies' ? (section[1] ?? '').length : Number.POSITIVE_INFINITY;
    else if (line !== '' && !line.startsWith(' ')) name = undefined;
    else {
      const [, indent = '', needed] = NEEDED.exec(line) ?? [];
      if (name !== undefined && needed !== undefined && indent.length > depth) collected.add(name, [needed]);
    }
  }
  return collected.dependencies;
}
