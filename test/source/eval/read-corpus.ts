import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { literal } from '../../../src/model/pattern.ts';
import type { HandlerRequest } from '../../../src/source/analysis.ts';

const CORPUS = path.join(import.meta.dirname, '..', 'corpus');

/** One handler of the corpus and what it can call. */
export interface CorpusCase {
  readonly name: string;
  /** Absolute path of its folder. */
  readonly root: string;
  readonly request: HandlerRequest;
  /** As `renderCall` writes them, sorted. */
  readonly calls: readonly string[];
  /** The services of findings that leave the result incomplete, sorted. */
  readonly incomplete: readonly string[];
  /** False where a bundler can't build it, because what it imports is not there on purpose, or where only its types or names tell what a bundle no longer does. */
  readonly canBeBundled: boolean;
}

interface Expected {
  readonly export?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly envIsComplete?: boolean;
  readonly calls: readonly string[];
  readonly incomplete?: readonly string[];
  readonly canBeBundled?: boolean;
}

const HANDLERS = ['handler.ts', 'handler.js', 'handler.mjs', 'handler.cjs', 'handler.mts', 'handler.cts', 'handler.tsx'] as const;

/** Every case, by name. */
export function readCorpus(): readonly CorpusCase[] {
  return readdirSync(CORPUS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map(readCase);
}

function readCase(name: string): CorpusCase {
  const root = path.join(CORPUS, name);
  const expected: Expected = JSON.parse(readFileSync(path.join(root, 'expected.json'), 'utf8'));
  return {
    name,
    root,
    request: {
      id: name,
      file: HANDLERS.find((candidate) => existsSync(path.join(root, candidate))) ?? '',
      export: expected.export ?? 'handler',
      env: new Map(Object.entries(expected.env ?? {}).map(([variable, value]) => [variable, [literal(value)]])),
      envIsComplete: expected.envIsComplete ?? false,
      name: literal('the-function'),
      layers: [],
    },
    calls: [...expected.calls].sort(),
    incomplete: [...(expected.incomplete ?? [])].sort(),
    canBeBundled: expected.canBeBundled ?? true,
  };
}
