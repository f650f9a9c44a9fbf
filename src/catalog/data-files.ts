import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The generated data stands in the package at `src/catalog/data`, both for the sources and for `dist/`. */
const DATA = new URL('../../src/catalog/data/', import.meta.url);

/**
 * Reads one generated file of the catalog as parsed JSON, or `undefined` where the catalog has no such file.
 * `name` is relative to the data folder, such as `operations/s3.json`.
 */
export function readDataFile(name: string): unknown {
  let text: string;
  try {
    text = readFileSync(fileURLToPath(new URL(name, DATA)), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text);
}

/** True for a JSON object: what every file of the catalog is made of. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
