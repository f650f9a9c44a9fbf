import path from 'node:path';
import type { SafeFiles } from '../source/load/safe-files.ts';

/** Folders that a search for sources never enters: what others wrote, what a build made, and tests. */
const PASSED_OVER = new Set(['node_modules', 'cdk.out', 'coverage', 'dist', 'build', 'out', 'test', 'tests', '__tests__', '__mocks__']);

const MAXIMUM_FOLDERS = 500;

const SOURCE_EXTENSION = /(\.d)?\.[mc]?[jt]sx?$/;

/** The TypeScript and JavaScript files below a folder (relative to the root), in order of depth. */
export function sourceFilesBelow(files: SafeFiles, folder: string): readonly string[] {
  const found: string[] = [];
  const queue = [folder];
  for (let visited = 0; visited < MAXIMUM_FOLDERS; visited += 1) {
    const current = queue.shift();
    if (current === undefined) break;
    for (const name of files.list(current)) {
      const file = path.posix.join(current, name);
      if (files.isFolder(file)) {
        if (!PASSED_OVER.has(name) && !name.startsWith('.')) queue.push(file);
      } else if (SOURCE_EXTENSION.test(name) && !name.includes('.d.') && !/\.(test|spec)\./.test(name)) found.push(file);
    }
  }
  return found;
}

/** True where the file's path, its extension left out, ends in the module's path. */
export function isModuleOf(file: string, module: string): boolean {
  return `/${withoutExtension(file)}`.endsWith(`/${path.posix.normalize(module)}`);
}

/** `src/app` of `src/app.ts`. */
export function withoutExtension(file: string): string {
  return file.replace(SOURCE_EXTENSION, '');
}
