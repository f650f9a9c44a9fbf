import { readdirSync } from 'node:fs';
import path from 'node:path';
import { groupBy } from '../policy/group-by.ts';
import { compareText } from '../policy/order.ts';
import { readPolicyDocument } from '../policy/read-document.ts';
import { UserError } from '../support/errors.ts';
import { readIfPresent } from '../support/files.ts';
import type { PolicyFile } from './policy-files.ts';

/** Gives the places in the source that need an action of a function, for a reader. */
export type PlacesOf = (id: string, action: string) => readonly string[];

/**
 * What is wrong with committed policy files, a line each: function, file, line, and what is missing or no longer needed. Of JSON policies that is each action with
 * its resources and where the code needs it; of other languages the line itself.
 */
export function policyDifferences(files: readonly PolicyFile[], placesOf: PlacesOf = () => []): string[] {
  return files.filter(({ isPolicy }) => isPolicy).flatMap((file) => difference(file, placesOf));
}

/** The policy files of functions that are no more: those with findings beside them that nothing writes any more. */
export function leftoverFiles(files: readonly PolicyFile[], extension: string): string[] {
  const written = new Set(files.map((file) => path.resolve(file.path)));
  const folders = [...new Set(files.map((file) => path.dirname(path.resolve(file.path))))];
  return folders.flatMap((folder) => {
    const present = new Set(entriesOf(folder));
    return [...present]
      .filter((name) => name.endsWith(FINDINGS) && present.has(`${name.slice(0, -FINDINGS.length)}.${extension}`))
      .map((name) => path.join(folder, `${name.slice(0, -FINDINGS.length)}.${extension}`))
      .filter((file) => !written.has(file))
      .sort(compareText)
      .map(
        (file) =>
          `${path.basename(file, `.${extension}`)}: ${path.relative('', file)}: there is no such function any more; remove the file`,
      );
  });
}

const FINDINGS = '.findings.json';

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function difference({ path: file, content, id }: PolicyFile, placesOf: PlacesOf): string[] {
  const present = readIfPresent(file);
  if (present === undefined) return [`${id}: ${file}: the file is missing; run generate with -o to write it`];
  if (present === content) return [];
  const [wanted, found] = [grantsOf(content, file), grantsOf(present, file)];
  const grants =
    wanted === undefined || found === undefined
      ? []
      : [
          ...changes(wanted, found).map(({ line, action, resources }) => {
            const places = placesOf(id, action);
            return `${id}: ${file}:${line}: missing: ${action} on ${resources}${places.length === 0 ? '' : ` (${places.join(', ')})`}`;
          }),
          ...changes(found, wanted).map(
            ({ line, action, resources }) => `${id}: ${file}:${line}: no longer needed: ${action} on ${resources}`,
          ),
        ];
  if (grants.length > 0) return grants;
  const lines = [
    ...lineChanges(content, present).map(({ line, text }) => `${id}: ${file}:${line}: missing: ${text}`),
    ...lineChanges(present, content).map(({ line, text }) => `${id}: ${file}:${line}: no longer needed: ${text}`),
  ];
  return lines.length > 0 ? lines : [`${id}: ${file}: the order or layout differs`];
}

/** One action on one resource under one condition, with the line of the action. */
interface WrittenGrant {
  readonly key: string;
  readonly action: string;
  readonly resource: string;
  readonly line: number;
}

/** The grants of a JSON policy; `undefined` for any other text. */
function grantsOf(text: string, file: string): WrittenGrant[] | undefined {
  try {
    return readPolicyDocument(text, file).statements.flatMap(({ effect, action, resource, conditions }) => {
      const condition = JSON.stringify(conditions.map(({ operator, key, values }) => [operator, key, values.map((value) => value.text)]));
      return action.patterns.flatMap((one) =>
        (resource?.patterns ?? []).map((on) => ({
          key: JSON.stringify([effect, action.negated, one.text, resource?.negated, on.text, condition]),
          action: one.text,
          resource: on.text,
          line: one.origin.line,
        })),
      );
    });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The grants of `texts` that `others` does not have, those of one action and line together. */
function changes(texts: readonly WrittenGrant[], others: readonly WrittenGrant[]) {
  const known = new Set(others.map(({ key }) => key));
  const own = texts.filter(({ key }) => !known.has(key));
  return groupBy(own, ({ action, line }) => `${line} ${action}`).flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ line: first.line, action: first.action, resources: group.map(({ resource }) => resource).join(', ') }];
  });
}

/** The lines of `text` that `other` has less often. */
function lineChanges(text: string, other: string): { readonly line: number; readonly text: string }[] {
  const left = new Map<string, number>();
  for (const line of other.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split('\n').flatMap((line, index) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0 ? [] : [{ line: index + 1, text: line.trim() }];
  });
}
