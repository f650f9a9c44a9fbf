import path from 'node:path';
import { SafeFiles } from '../load/safe-files.ts';
import { HANDLER_EXTENSIONS, type NoHandlerFile } from './find-handler-file.ts';

/** The module and export that `--handler` names; no `export` means the module's top level alone. */
export interface FlaggedHandler {
  readonly kind: 'found';
  /** Relative to the project root. */
  readonly file: string;
  readonly export?: string;
}

/**
 * The module of `FILE` or `FILE#EXPORT`, where FILE is relative to `baseFolder` (itself relative to `root`) and may lack its extension.
 * @throws {UserError} where `root` is no folder.
 */
export function findFlaggedHandler(root: string, baseFolder: string, flag: string): FlaggedHandler | NoHandlerFile {
  const files = new SafeFiles(root);
  const separator = flag.lastIndexOf('#');
  const name = separator < 0 ? flag : flag.slice(0, separator);
  const exported = separator < 0 ? '' : flag.slice(separator + 1);
  const place = path.posix.join(baseFolder, name);
  const tried = [place, ...HANDLER_EXTENSIONS.map((extension) => place + extension)];
  for (const candidate of tried) {
    const located = files.locate(candidate);
    if (located.kind === 'file') return { kind: 'found', file: located.file, ...(exported === '' ? {} : { export: exported }) };
  }
  const located = files.locate(place);
  const reason = located.kind === 'problem' ? located.reason : 'it is a folder';
  return { kind: 'missing', reason: `no source file ${place}: ${reason}`, tried };
}
