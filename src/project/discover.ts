import path from 'node:path';
import type { SafeFiles } from '../source/load/safe-files.ts';
import type { ProjectReader } from './project-reader.ts';
import { READERS } from './readers.ts';

/** A description that a search found. */
export interface FoundDescription {
  readonly file: string;
  readonly reader: ProjectReader;
}

/** Folders that hold what others wrote or what a build made. */
const PASSED_OVER = new Set(['node_modules', 'bower_components', 'vendor', 'cdk.out', 'dist', 'build', 'coverage']);

/** The descriptions below a folder (relative to the root), sorted by path; hidden folders are passed over, a folder that several links lead to is seen once. */
export function discover(files: SafeFiles, folder: string): readonly FoundDescription[] {
  const found: FoundDescription[] = [];
  const seen = new Set<string>();
  const visit = (current: string): void => {
    const located = files.locate(current);
    if (located.kind !== 'folder' || seen.has(located.file)) return;
    seen.add(located.file);
    const names = files.list(current);
    for (const reader of READERS) found.push(...reader.find(current, names, files).map((file) => ({ file, reader })));
    for (const name of names) {
      if (!PASSED_OVER.has(name) && !name.startsWith('.')) visit(path.posix.join(current, name));
    }
  };
  visit(folder);
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
