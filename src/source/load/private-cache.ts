import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';

const CHECKSUM_BYTES = 32;

/**
 * Files that only this user can have written. Cached code is run: so the folder has mode 0700 and one owner, or it isn't used, and a file whose
 * checksum is wrong doesn't count. Nothing here throws: without a cache all works, slower.
 */
export class PrivateCache {
  readonly #folder: string;

  /** @param folder absolute. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The content of the file `name`; `undefined` where there is none, or it can't be trusted. */
  read(name: string): Uint8Array | undefined {
    const file = path.join(this.#folder, name);
    try {
      if (!this.#isPrivate() || !isOwn(lstatSync(file), 'file')) return undefined;
      const bytes = readFileSync(file);
      const content = bytes.subarray(CHECKSUM_BYTES);
      return checksum(content).equals(bytes.subarray(0, CHECKSUM_BYTES)) ? content : undefined;
    } catch {
      return undefined;
    }
  }

  /** Writes the file whole or not at all, and the folder with it. */
  write(name: string, content: Uint8Array): void {
    const file = path.join(this.#folder, name);
    const draft = `${file}.${createHash('sha256').update(`${performance.timeOrigin} ${performance.now()}`).digest('hex').slice(0, 12)}`;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      if (!this.#isPrivate()) return;
      writeFileSync(draft, Buffer.concat([checksum(content), content]), { mode: 0o600, flag: 'wx' });
      renameSync(draft, file);
    } catch {
      removeQuietly(draft);
    }
  }

  #isPrivate(): boolean {
    return isOwn(lstatSync(this.#folder), 'folder');
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder itself is not there.
  }
}

function isOwn(status: Stats, kind: 'file' | 'folder'): boolean {
  const isKind = kind === 'file' ? status.isFile() : status.isDirectory();
  return isKind && status.uid === userInfo().uid && (status.mode & 0o077) === 0;
}

function checksum(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
