import path from 'node:path';
import { UserError } from '../support/errors.ts';
import { isFolder, writeWhole } from '../support/files.ts';

/** One file that `-o` stands for. */
export interface PolicyFile {
  readonly path: string;
  readonly content: string;
  /** The function it belongs to, or `all functions`. */
  readonly id: string;
  /** False for the findings beside a policy, which `--check` does not compare. */
  readonly isPolicy: boolean;
}

/** The text of one function's policy and of its findings. */
export interface RenderedFunction {
  readonly id: string;
  readonly policy: string;
  readonly findings: string;
}

/** Where policies are written, and what stands beside those of several functions. */
export interface PolicyTarget {
  /** As `-o` gives it. */
  readonly target: string;
  readonly extension: string;
  /** The text of `shared.<extension>`, `''` for no such file. */
  readonly shared: string;
}

const SHARED = 'shared';

/**
 * The files for `-o target`: in a folder (more than one function, a trailing `/`, or one that exists) a policy and its findings per function and one
 * file of what they share, else one file and its findings beside it. Throws UserError where two would be the same file.
 */
export function policyFiles({ target, extension, shared }: PolicyTarget, functions: readonly RenderedFunction[]): PolicyFile[] {
  const inFolder = functions.length !== 1 || /[\\/]$/.test(target) || isFolder(target);
  const sharedFile = path.join(target, `${SHARED}.${extension}`);
  const beforeAll = shared === '' ? [] : [{ path: sharedFile, content: shared, id: 'all functions', isPolicy: true }];
  const owners = new Map<string, string>(beforeAll.map((file) => [file.path.toLowerCase(), file.id]));
  const files = functions.flatMap(({ id, policy, findings }) => {
    const name = id.replaceAll(/[^A-Za-z0-9_.-]/g, '_');
    const file = inFolder ? path.join(target, `${name}.${extension}`) : target;
    const owner = owners.get(file.toLowerCase());
    if (owner !== undefined)
      throw new UserError(`-o ${target}: ${owner} and ${id} would both be written to ${file}; select one by --function`);
    owners.set(file.toLowerCase(), id);
    const beside = path.join(inFolder ? target : path.dirname(target), `${name}.findings.json`);
    return [
      { path: file, content: policy, id, isPolicy: true },
      { path: beside, content: findings, id, isPolicy: false },
    ];
  });
  return [...beforeAll, ...files];
}

/** Writes every file whole. */
export function writePolicyFiles(files: readonly PolicyFile[]): void {
  for (const file of files) writeWhole(file.path, file.content);
}
