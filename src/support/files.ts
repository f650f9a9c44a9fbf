import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from './errors.ts';

/** Writes a whole file or nothing: to a temporary neighbour first, then renamed. Throws UserError where the place cannot be written. */
export function writeWhole(file: string, content: string): void {
  const temporary = `${file}.partial`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    removeIfPossible(temporary);
    throw new UserError(`${file}: cannot be written (${reasonOf(error)})`);
  }
}

/** Under a file that was taken for a folder nothing can be, and that is an error too. */
function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}

/** The content of a text file, or `undefined` where there is none. */
export function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** True for an existing folder. */
export function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A system error in words, without the path that Node repeats in it. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^([A-Z]+): ([^,]+),.*$/s, '$2') : String(error);
}
