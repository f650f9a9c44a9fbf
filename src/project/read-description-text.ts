import path from 'node:path';
import { SafeFiles } from '../source/load/safe-files.ts';
import { UserError } from '../support/errors.ts';

/**
 * The text of a description file, which may lie outside the root where the user named it.
 * @param file relative to the root, `../` allowed
 * @throws {UserError} where it can't be read or is too large.
 */
export function readDescriptionText(files: SafeFiles, file: string, limit: number): string {
  const isOutside = file === '..' || file.startsWith('../');
  const from = isOutside ? new SafeFiles(path.resolve(files.root, path.dirname(file))) : files;
  const content = from.read(isOutside ? path.basename(file) : file, limit);
  if (content.kind === 'problem') throw new UserError(`${file}: not read: ${content.reason}`);
  if (content.encoding === 'invalid') throw new UserError(`${file}:1:1: not UTF-8; save the file as UTF-8`);
  return content.text;
}
