import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a data file holds: named objects, each written on a line of its own, or a plain value. */
export type DataFile = Readonly<Record<string, unknown>>;

/** A folder of generated files, replaced as a whole once all of them are made. */
export class DataFolder {
  readonly #digest = createHash('sha256');
  readonly #folder: string;
  readonly #files = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes `content` with sorted keys, one entry a line down to `depth` levels. */
  add(name: string, content: DataFile, depth: number): void {
    const text = `${render(content, depth)}\n`;
    this.#files.set(name, text);
    this.digestText(name, text);
  }

  /** Takes a text into the digest that is written elsewhere. */
  digestText(name: string, text: string): void {
    this.#digest.update(`${name}\n${text}`);
  }

  /** Puts the files in place of what the folder held. */
  replace(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    for (const [name, text] of this.#files) {
      const file = path.join(this.#folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** The SHA-256 over the names and texts of all files in the order they were written. */
  digest(): string {
    return this.#digest.copy().digest('hex');
  }
}

/** Without indentation: two spaces for every action and operation are a hundred kilobytes. */
function render(value: unknown, depth: number): string {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0)
    return JSON.stringify(sorted(value));
  const entries = Object.entries(value).sort(byKey);
  const lines = entries.map(([key, entry]) => `${JSON.stringify(key)}:${render(entry, depth - 1)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
