import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../support/errors.ts';

/** Where a project is: both paths are real and absolute. */
export interface ProjectPlace {
  /** Nothing outside it is read. */
  readonly root: string;
  /** The folder to search; the root or below it. */
  readonly folder: string;
  /** Set where the path is a file: the description to read. */
  readonly file?: string;
}

/**
 * The root of a path: the given one, else the nearest ancestor with `.git` or a workspaces package.json, else the path itself.
 * @throws {UserError} where the path or the root does not exist, or the path is not below the root.
 */
export function projectPlace(target: string, givenRoot: string | undefined): ProjectPlace {
  const real = realPath(target);
  const isFile = statSync(real).isFile();
  const folder = isFile ? path.dirname(real) : real;
  const root = givenRoot === undefined ? (ancestors(folder).find(isRoot) ?? folder) : realPath(givenRoot);
  if (path.relative(root, folder).split(path.sep)[0] === '..')
    throw new UserError(`${target} is not below the root ${givenRoot ?? root}; give --root DIR`);
  return isFile ? { root, folder, file: real } : { root, folder };
}

function realPath(target: string): string {
  try {
    return realpathSync(target);
  } catch {
    throw new UserError(`${target}: no such file or folder; give the path of a project`);
  }
}

function ancestors(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

function isRoot(folder: string): boolean {
  return statSync(path.join(folder, '.git'), { throwIfNoEntry: false }) !== undefined || hasWorkspaces(path.join(folder, 'package.json'));
}

function hasWorkspaces(file: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'workspaces' in manifest;
  } catch {
    return false;
  }
}
