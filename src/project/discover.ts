import type { SafeFiles } from '../source/load/safe-files.ts';
import { foldersBelow } from './folders-below.ts';
import type { ProjectReader } from './project-reader.ts';
import { READERS } from './readers.ts';

/** A description that a search found. */
export interface FoundDescription {
  readonly file: string;
  readonly reader: ProjectReader;
}

/** The descriptions below a folder (relative to the root), sorted by path. */
export function discover(files: SafeFiles, folder: string): readonly FoundDescription[] {
  const found = foldersBelow(files, folder).flatMap(({ folder: current, names }) =>
    READERS.flatMap((reader) => reader.find(current, names, files).map((file) => ({ file, reader }))),
  );
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
