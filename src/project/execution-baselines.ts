import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One thing the platform does with a function's role: a file of policies/execution. */
export interface ExecutionBaseline {
  readonly id: string;
  readonly sid: string;
  readonly actions: readonly string[];
  /** Resource templates: `${Name}` is a variable of the need, `${Partition}`, `${Region}` and `${Account}` are the deployment's. */
  readonly resources: readonly string[];
  /** Operator -> key -> value templates. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly source: string;
  readonly checked: string;
}

/** The data stands in the package at `policies/execution`, both for the sources and for `dist/`. */
const FOLDER = new URL('../../policies/execution/', import.meta.url);

/**
 * The row of that id.
 * @throws {Error} where there is none or it has not the form of a row: the package is broken.
 */
export function executionBaseline(id: string): ExecutionBaseline {
  const value: unknown = JSON.parse(readFileSync(fileURLToPath(new URL(`${id}.json`, FOLDER)), 'utf8'));
  if (!isBaseline(value) || value.id !== id) throw new Error(`policies/execution/${id}.json is no execution baseline`);
  return value;
}

function isBaseline(value: unknown): value is ExecutionBaseline {
  return (
    isObject(value) &&
    [value.id, value.sid, value.source, value.checked].every((text) => typeof text === 'string') &&
    isTexts(value.actions) &&
    isTexts(value.resources) &&
    (value.condition === undefined || isCondition(value.condition))
  );
}

function isCondition(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((keys) => isObject(keys) && Object.values(keys).every(isTexts));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
