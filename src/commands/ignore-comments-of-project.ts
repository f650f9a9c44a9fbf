import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Origin } from '../model/origin.ts';
import { ACCEPTABLE_WORDS } from '../report/accept-diff.ts';
import type { DiffReport } from '../report/diff-report.ts';
import { type ReadIgnoreComments, readIgnoreComments } from '../report/ignore-comments.ts';
import { isInProject } from '../report/project-file.ts';

/** Larger files hold no comments of people. */
const LARGEST_FILE = 4 * 1024 * 1024;

const WORDS: ReadonlySet<string> = new Set(ACCEPTABLE_WORDS);

/** The ignore comments in the handlers' files and wherever the report points. Only where the description itself is compared do they all have to be of use. */
export function projectComments(
  { functions, findings }: DiffReport,
  {
    root,
    files: handlerFiles,
    isDescription,
  }: { readonly root: string; readonly files: readonly string[]; readonly isDescription: boolean },
): ReadIgnoreComments {
  const origins = [
    ...functions.flatMap(({ attached, origin, needed }) => [
      ...attached.map((row) => row.origin),
      ...(origin === undefined ? [] : [origin]),
      ...needed.flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'trail' ? [] : [one.origin]))),
    ]),
    ...findings.flatMap(({ origin }) => origin ?? []),
  ];
  return ignoreComments({ root, files: handlerFiles, origins }, (rule) => isDescription && WORDS.has(rule));
}

/** Where ignore comments are looked for: files, relative to the root, and the places that a report points at. */
export interface CommentPlaces {
  readonly root: string;
  readonly files: readonly string[];
  readonly origins: readonly Origin[];
}

/** The ignore comments in these places; one of the rules that are `checked` that ignores nothing is stale. */
export function ignoreComments({ root, files: named, origins }: CommentPlaces, checked: (rule: string) => boolean): ReadIgnoreComments {
  const files = new Set([...named, ...origins.filter(isInProject).map(({ file }) => file)]);
  const texts = [...files].sort().flatMap((file) => {
    const text = readInside(root, file);
    return text === undefined ? [] : [[file, text] as const];
  });
  return readIgnoreComments(new Map(texts), checked);
}

/** The text of a file that really lies in the project. */
function readInside(root: string, file: string): string | undefined {
  try {
    const real = realpathSync(path.join(root, file));
    const relative = path.relative(realpathSync(root), real);
    if (relative.startsWith('..') || path.isAbsolute(relative) || statSync(real).size > LARGEST_FILE) return undefined;
    return readFileSync(real, 'utf8');
  } catch {
    return undefined;
  }
}
