import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../support/errors.ts';

/** A revision of a project's files in a folder of its own. */
export interface CheckedOutRevision {
  /** The folder that stands for the project's root. */
  readonly root: string;
  readonly remove: () => void;
}

/** Larger files are none that a policy is read from. */
const LARGEST_FILE = 32 * 1024 * 1024;

const LARGEST_OUTPUT = 1024 * 1024 * 1024;

/** So many bytes of files are asked for at once. */
const BATCH_BYTES = 256 * 1024 * 1024;

/** Regular files of `git ls-tree`; links and submodules are left out, so that nothing leads out of the folder. */
const REGULAR = /^100(?:644|755) blob ([0-9a-f]+) +(\d+)\t(.*)$/s;

/**
 * Settings under which git reads objects and runs nothing: no hook, no monitor, no pager, no fetching of what a partial clone lacks, no prompt. Filters and
 * attributes do not apply to raw objects. https://git-scm.com/docs/git-cat-file https://git-scm.com/docs/git#_environment_variables
 */
const SAFE_SETTINGS = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.allow=never',
  '--no-pager',
  '--no-replace-objects',
];
const SAFE_ENVIRONMENT = { GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_ALLOW_PROTOCOL: 'none' };

/** Variables that would point git to another repository than that of the folder. */
const FOREIGN = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_EXTERNAL_DIFF',
];

/**
 * Writes the regular files below `root` as they are at a revision into a temporary folder; the project's own tree is not touched. Throws UserError where git is
 * missing, `root` is in no repository or there is no such revision.
 */
export function checkOutRevision(root: string, ref: string): CheckedOutRevision {
  if (ref === '' || ref.startsWith('-')) throw new UserError(`--base ${ref}: not a revision; name a branch, tag or commit`);
  const top = text(git(root, ['rev-parse', '--show-toplevel']), `--base ${ref}: ${root} is in no git repository`);
  const commit = text(
    git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]),
    `--base ${ref}: no such revision here; fetch it first (in CI: a full clone, fetch-depth: 0)`,
  );
  const below = path.relative(realpathSync(top), realpathSync(root)).split(path.sep).join('/');
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'leastpriv-base-')));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    writeFiles(root, listFiles(root, commit, below), folder);
  } catch (error) {
    remove();
    throw error;
  }
  const copy = path.join(folder, ...below.split('/'));
  mkdirSync(copy, { recursive: true });
  return { root: copy, remove };
}

interface TreeFile {
  readonly hash: string;
  readonly size: number;
  readonly path: string;
}

function listFiles(root: string, commit: string, below: string): TreeFile[] {
  const listing = git(root, ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, ...(below === '' ? [] : ['--', below])]);
  if (listing.status !== 0) throw new UserError(`--base: git ls-tree failed: ${listing.stderr.toString('utf8').trim()}`);
  return listing.stdout
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, hash, size, file] = REGULAR.exec(line) ?? [];
      return hash === undefined || file === undefined || Number(size) > LARGEST_FILE || !isInside(file)
        ? []
        : [{ hash, size: Number(size), path: file }];
    });
}

/** A tree can be made by hand with any names. */
function isInside(file: string): boolean {
  const parts = file.split(/[\\/]/);
  return !parts.some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git' || part === 'node_modules');
}

function writeFiles(root: string, files: readonly TreeFile[], folder: string): void {
  let batch: TreeFile[] = [];
  let bytes = 0;
  for (const file of files) {
    batch.push(file);
    bytes += file.size;
    if (bytes < BATCH_BYTES) continue;
    writeBatch(root, batch, folder);
    batch = [];
    bytes = 0;
  }
  writeBatch(root, batch, folder);
}

/** The answer of `cat-file --batch` to each hash: a line `HASH TYPE SIZE`, the bytes, a line end. */
function writeBatch(root: string, files: readonly TreeFile[], folder: string): void {
  if (files.length === 0) return;
  const { status, stdout } = git(root, ['cat-file', '--batch'], `${files.map(({ hash }) => hash).join('\n')}\n`);
  if (status !== 0) throw new UserError('--base: git cat-file failed: the repository is damaged or lacks objects of that revision');
  let at = 0;
  for (const file of files) {
    const lineEnd = stdout.indexOf('\n', at);
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(stdout.toString('utf8', at, lineEnd))?.[1]);
    if (Number.isNaN(size)) throw new UserError(`--base: the repository lacks ${file.path} of that revision; fetch it first`);
    const target = path.join(folder, ...file.path.split('/'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, stdout.subarray(lineEnd + 1, lineEnd + 1 + size));
    at = lineEnd + 1 + size + 1;
  }
}

function git(folder: string, args: readonly string[], input = '') {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name)));
  const result = spawnSync('git', [...SAFE_SETTINGS, ...args], {
    cwd: folder,
    env: { ...env, ...SAFE_ENVIRONMENT },
    input,
    maxBuffer: LARGEST_OUTPUT,
    shell: false,
  });
  if (result.error !== undefined) throw new UserError(`--base: git cannot be run (${result.error.message})`);
  return result;
}

function text({ status, stdout }: ReturnType<typeof git>, problem: string): string {
  const line = stdout.toString('utf8').trimEnd();
  if (status !== 0 || line === '') throw new UserError(problem);
  return line;
}
