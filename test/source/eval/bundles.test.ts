import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../../../src/source/analyze.ts';
import { readCorpus } from './read-corpus.ts';
import { renderCall } from './render-call.ts';

const root = mkdtempSync(path.join(tmpdir(), 'leastpriv-bundles-'));
const cases = readCorpus().filter(({ canBeBundled }) => canBeBundled);

afterAll(() => rmSync(root, { recursive: true }));

/** What a bundler writes means what its source means. */
describe.each([
  { title: 'CommonJS', format: 'cjs', minify: false },
  { title: 'ECMAScript modules', format: 'esm', minify: false },
  { title: 'minified CommonJS', format: 'cjs', minify: true },
] as const)('bundled as $title', ({ format, minify }) => {
  // A CommonJS entry as an ES module has a default export alone, which Lambda does not call.
  const fitting = cases.filter(({ request }) => format === 'cjs' || !/\.c?js$/.test(request.file));

  it.each(fitting)('$name', async ({ name, root: source, request, calls: expected }) => {
    const file = `${name}-${format}-${minify}/handler.${format === 'cjs' ? 'cjs' : 'mjs'}`;
    await build({
      entryPoints: [path.join(source, request.file)],
      outfile: path.join(root, file),
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format,
      minify,
      tsconfigRaw: {},
      logLevel: 'silent',
    });
    const [result] = analyze({ root, handlers: [{ ...request, file }] });
    const calls = [...new Set((result?.calls ?? []).map(renderCall))].sort();
    expect(calls).toEqual(expected);
  });
});
