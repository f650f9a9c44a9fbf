import path from 'node:path';
import { SafeFiles } from '../load/safe-files.ts';

/** The module and export that a handler string names; `file` is relative to the project root. */
export interface HandlerFile {
  readonly kind: 'found';
  readonly file: string;
  readonly export: string;
}

/** No module for a handler string: the files that were looked for, relative to the project root, and why none of them is it. */
export interface NoHandlerFile {
  readonly kind: 'missing';
  readonly reason: string;
  readonly tried: readonly string[];
}

/** In the order in which a build prefers the source to what it was compiled to. */
export const HANDLER_EXTENSIONS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.tsx', '.jsx'] as const;

/**
 * The file and export of a handler string (`src/app.handler`, `index.module.handler`) below `baseFolder` (relative to `root`).
 * The module's name ends at the first dot of the last path segment, what follows is the path of the export:
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html. Where no such file is there, later dots are tried, for file names that contain one.
 * @throws {UserError} where `root` is no folder.
 */
export function findHandlerFile(root: string, baseFolder: string, handler: string): HandlerFile | NoHandlerFile {
  const files = new SafeFiles(root);
  const tried: string[] = [];
  for (const { module, exported } of splits(handler)) {
    for (const extension of HANDLER_EXTENSIONS) {
      const candidate = path.posix.join(baseFolder, `${module}${extension}`);
      const located = files.locate(candidate);
      if (located.kind === 'file') return { kind: 'found', file: located.file, export: exported };
      tried.push(candidate);
    }
  }
  const reason =
    tried.length === 0
      ? `'${handler}' does not have the form FILE.EXPORT`
      : `no source file for '${handler}' in ${baseFolder === '' ? '.' : baseFolder}`;
  return { kind: 'missing', reason, tried };
}

/** Every way to read the string as a module and an export, the runtime's own first. */
function splits(handler: string): { readonly module: string; readonly exported: string }[] {
  const nameStart = handler.lastIndexOf('/') + 1;
  const found = [];
  for (let dot = handler.indexOf('.', nameStart); dot >= 0; dot = handler.indexOf('.', dot + 1)) {
    if (dot > nameStart && dot < handler.length - 1) found.push({ module: handler.slice(0, dot), exported: handler.slice(dot + 1) });
  }
  return found;
}
