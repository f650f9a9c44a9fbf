import path from 'node:path';
import type { LambdaFunction } from '../model/lambda-function.ts';
import type { Origin } from '../model/origin.ts';
import { exportedNames } from '../source/entry/exported-names.ts';
import { SafeFiles } from '../source/load/safe-files.ts';

/** An exported handler that no description names. */
export interface UnreferencedHandler {
  readonly export: string;
  readonly origin: Origin;
}

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const NO_HANDLER = /\.(?:test|spec|d|config)\.[cm]?[jt]sx?$/;

/**
 * The files beside the handlers of a project that export a function of the same name, although no function is made of them and no handler loads them.
 * @param loaded the files that the handlers load, relative to the root
 */
export function unreferencedHandlers(
  root: string,
  functions: readonly LambdaFunction[],
  loaded: ReadonlySet<string>,
): readonly UnreferencedHandler[] {
  const files = new SafeFiles(root);
  const handlers = functions.flatMap(({ handler, describedBy }) =>
    describedBy !== undefined && handler.kind === 'handler' && handler.inlineSource === undefined ? [handler] : [],
  );
  const names = new Set(handlers.flatMap((handler) => handler.export ?? []));
  const folders = [...new Set(handlers.map(({ file }) => path.posix.dirname(file)))].sort();
  return folders.flatMap((folder) =>
    files
      .list(folder)
      .filter((name) => SOURCE.test(name) && !NO_HANDLER.test(name))
      .map((name) => path.posix.join(folder, name))
      .filter((file) => !loaded.has(file) && files.isFile(file))
      .flatMap((file) =>
        [...exportedNames(files, file)].flatMap(([name, line]) =>
          names.has(name) ? [{ export: name, origin: { file, line, column: 1 } }] : [],
        ),
      ),
  );
}
