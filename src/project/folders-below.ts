import path from 'node:path';
import type { SafeFiles } from '../source/load/safe-files.ts';

/** Folders that hold what others wrote or what a build made. */
const PASSED_OVER = new Set(['node_modules', 'bower_components', 'vendor', 'cdk.out', 'dist', 'build', 'coverage']);

/** A folder (relative to the root) with the names of its entries. */
export interface ListedFolder {
  readonly folder: string;
  readonly names: readonly string[];
}

/** A folder and those below it; hidden ones are passed over, one that several links lead to is listed once. */
export function foldersBelow(files: SafeFiles, folder: string): readonly ListedFolder[] {
  const listed: ListedFolder[] = [];
  const seen = new Set<string>();
  const visit = (current: string): void => {
    const located = files.locate(current);
    if (located.kind !== 'folder' || seen.has(located.file)) return;
    seen.add(located.file);
    const names = files.list(current);
    listed.push({ folder: current, names });
    for (const name of names) if (!PASSED_OVER.has(name) && !name.startsWith('.')) visit(path.posix.join(current, name));
  };
  visit(folder);
  return listed;
}
