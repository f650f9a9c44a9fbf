import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../support/errors.ts';
import { decode, type Encoding } from './decode.ts';

/** Why a file can't be read. */
export type FileProblem = 'missing' | 'folder' | 'outside-root' | 'symlink-loop' | 'too-large' | 'binary' | 'unreadable';

export interface UnreadableFile {
  readonly kind: 'problem';
  readonly problem: FileProblem;
  /** One line, for people. */
  readonly reason: string;
}

/** A place below the root that exists; `file` is its real path, relative to the root with `/` (`''` is the root itself). */
export interface LocatedFile {
  readonly kind: 'file' | 'folder';
  readonly file: string;
}

export interface FileText {
  readonly kind: 'text';
  /** The real path, relative to the root. */
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** Larger files are not read: a bundle of the whole SDK has 2-3 MB, generated data more. */
export const MAXIMUM_FILE_BYTES = 4 * 1024 * 1024;

/** What the usual operating systems take for a path. */
export const MAXIMUM_PATH = 4096;

/**
 * Reads below one folder and nowhere else: symbolic links are followed only to places inside it, and a file that several links
 * lead to has one name. Every answer is a value; nothing is thrown. What was seen of a folder is remembered, so that one run sees one state.
 */
export class SafeFiles {
  /** The real absolute path of the root. */
  readonly root: string;
  readonly #folders = new Map<string, ReadonlyMap<string, Dirent>>();
  readonly #located = new Map<string, LocatedFile | UnreadableFile>();

  /** @throws {UserError} where `root` is no folder. */
  constructor(root: string) {
    try {
      this.root = realpathSync(root);
      readdirSync(this.root);
    } catch {
      throw new UserError(`${root}: no such folder`);
    }
  }

  /** Where `file` (relative to the root, `..` allowed as long as it stays inside) really is. */
  locate(file: string): LocatedFile | UnreadableFile {
    if (file.length > MAXIMUM_PATH) return problem('missing', 'its path is too long');
    const known = this.#located.get(file);
    if (known !== undefined) return known;
    const normal = normalize(file);
    const located = this.#located.get(normal) ?? this.#locate(normal);
    this.#located.set(normal, located);
    this.#located.set(file, located);
    return located;
  }

  /** True where `file` is a readable regular file inside the root. */
  isFile(file: string): boolean {
    return this.locate(file).kind === 'file';
  }

  /** True where `folder` is a folder inside the root. */
  isFolder(folder: string): boolean {
    return this.locate(folder).kind === 'folder';
  }

  /** The names in a folder, sorted by code point; none where it is no folder inside the root. */
  list(folder: string): readonly string[] {
    const located = this.locate(folder);
    return located.kind === 'folder' ? [...this.#entries(located.file).keys()].sort() : [];
  }

  /** The text of a file of at most `limit` bytes. */
  read(file: string, limit = MAXIMUM_FILE_BYTES): FileText | UnreadableFile {
    const located = this.locate(file);
    if (located.kind === 'problem') return located;
    if (located.kind === 'folder') return problem('folder', 'it is a folder');
    const bytes = readBytes(path.join(this.root, located.file), limit);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const decoded = decode(bytes);
    if (decoded.kind === 'binary') return problem('binary', 'it is binary');
    return { ...decoded, file: located.file };
  }

  #locate(file: string): LocatedFile | UnreadableFile {
    if (file === '') return { kind: 'folder', file };
    if (file === '..' || file.startsWith('../') || path.isAbsolute(file)) return problem('outside-root', 'it is outside the project root');
    const parent = this.locate(path.posix.dirname(file));
    if (parent.kind === 'problem') return parent;
    const entry = parent.kind === 'folder' ? this.#entries(parent.file).get(path.posix.basename(file)) : undefined;
    if (entry === undefined) return problem('missing', 'there is no such file');
    const real = normalize(path.posix.join(parent.file, entry.name));
    if (entry.isSymbolicLink()) return this.#follow(real);
    if (entry.isDirectory()) return { kind: 'folder', file: real };
    return entry.isFile() ? { kind: 'file', file: real } : problem('unreadable', 'it is no regular file');
  }

  #follow(link: string): LocatedFile | UnreadableFile {
    let target: string;
    try {
      target = realpathSync(path.join(this.root, link));
    } catch (error) {
      return hasCode(error, 'ELOOP')
        ? problem('symlink-loop', 'its symbolic links form a loop')
        : problem('missing', 'its symbolic link points nowhere');
    }
    const relative = path.relative(this.root, target).split(path.sep).join('/');
    return relative.startsWith('../') || relative === '..' || path.isAbsolute(relative)
      ? problem('outside-root', 'its symbolic link leads outside the project root')
      : this.locate(relative);
  }

  #entries(folder: string): ReadonlyMap<string, Dirent> {
    let entries = this.#folders.get(folder);
    if (entries === undefined) {
      entries = new Map(readEntries(path.join(this.root, folder)).map((entry) => [entry.name, entry]));
      this.#folders.set(folder, entries);
    }
    return entries;
  }
}

function normalize(file: string): string {
  const normal = path.posix.normalize(file).replace(/\/$/, '');
  return normal === '.' ? '' : normal;
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Size and kind are asked of the open file, so that what is checked is what is read. */
function readBytes(file: string, limit: number): Uint8Array | UnreadableFile {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const status = fstatSync(descriptor);
    if (!status.isFile()) return problem('unreadable', 'it is no regular file');
    if (status.size > limit) return problem('too-large', `it has ${status.size} bytes, more than the ${limit} that are read`);
    const buffer = new Uint8Array(status.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    return buffer.subarray(0, length);
  } catch (error) {
    return problem('unreadable', `it can't be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'})`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function problem(kind: FileProblem, reason: string): UnreadableFile {
  return { kind: 'problem', problem: kind, reason };
}
