import path from 'node:path';
import { type Dependencies, LOCK_FILES, parseLockFile } from './lock-file.ts';
import type { SafeFiles } from './safe-files.ts';

/** Larger lock files are not read. */
const MAXIMUM_LOCK_BYTES = 32 * 1024 * 1024;

const NONE: Dependencies = new Map();

/** The lock files of a project, each read once and only when asked for. */
export class LockFiles {
  readonly #files: SafeFiles;
  readonly #byFolder = new Map<string, Dependencies>();

  constructor(files: SafeFiles) {
    this.#files = files;
  }

  /** What installed packages need, by the lock file in `folder` or the nearest above it, inside the root. */
  dependencies(folder: string): Dependencies {
    const place = folder === '.' ? '' : folder;
    const known = this.#byFolder.get(place);
    if (known !== undefined) return known;
    const found = this.#read(place) ?? (place === '' ? NONE : this.dependencies(path.posix.dirname(place)));
    this.#byFolder.set(place, found);
    return found;
  }

  #read(folder: string): Dependencies | undefined {
    const name = LOCK_FILES.find((candidate) => this.#files.isFile(path.posix.join(folder, candidate)));
    if (name === undefined) return undefined;
    const content = this.#files.read(path.posix.join(folder, name), MAXIMUM_LOCK_BYTES);
    return content.kind === 'text' ? parseLockFile(name, content.text) : NONE;
  }
}
