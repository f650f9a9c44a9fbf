import path from 'node:path';

/** A path relative to the root with `/`, for a path that is absolute or relative to `folder` (itself relative to the root); `''` is the root. */
export function relativeToRoot(root: string, folder: string, target: string): string {
  return path
    .relative(root, path.resolve(root, folder, target))
    .split(path.sep)
    .join('/');
}
