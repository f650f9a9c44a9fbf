import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../src/source/load/program.ts';
import { temporaryProject } from './temporary-project.ts';

const SOURCES = {
  'src/app.ts': "import { put } from './lib/put';\n\nexport const handler = () => put();\n",
  'src/lib/put.ts': "interface Marker {}\n\nexport function put(): string {\n  return 'the-marker';\n}\n",
};

/** The origin of the text `the-marker` in a bundle. */
function markerOrigin(root: string, file: string): unknown {
  const program = createProgram({ root, entries: [{ file }], layers: [] });
  const source = program.module(file);
  const { ts } = program;
  let origin: unknown;
  source?.forEachChild(function visit(node): void {
    if (ts.isStringLiteralLike(node) && node.text === 'the-marker') origin = program.origin(node);
    node.forEachChild(visit);
  });
  return origin;
}

describe('source maps', () => {
  it.each([
    ['a file beside the bundle', { sourcemap: 'linked', minify: false, format: 'cjs' }],
    ['a file beside a minified bundle', { sourcemap: 'linked', minify: true, format: 'esm' }],
    ['inline data', { sourcemap: 'inline', minify: true, format: 'cjs' }],
  ] as const)('lead back to the source by %s', (_, options) => {
    const root = temporaryProject(SOURCES);
    buildSync({
      entryPoints: [path.join(root, 'src/app.ts')],
      outfile: path.join(root, 'dist/app.js'),
      bundle: true,
      platform: 'node',
      ...options,
    });
    expect(markerOrigin(root, 'dist/app.js')).toEqual({ file: 'src/lib/put.ts', line: 4, column: 10 });
  });

  it('lead to a source that only the map carries, never to one outside the root', () => {
    const root = temporaryProject(SOURCES);
    buildSync({
      entryPoints: [path.join(root, 'src/app.ts')],
      outfile: path.join(root, 'dist/app.js'),
      bundle: true,
      platform: 'node',
      sourcemap: 'linked',
    });
    const map: { sources: string[] } = JSON.parse(readFileSync(path.join(root, 'dist/app.js.map'), 'utf8'));
    const move = (folder: string) => {
      const moved = { ...map, sources: map.sources.map((source) => `${folder}/${path.basename(source)}`) };
      writeFileSync(path.join(root, 'dist/app.js.map'), JSON.stringify(moved));
      return markerOrigin(root, 'dist/app.js');
    };
    expect(move('../gone')).toEqual({ file: 'gone/put.ts', line: 4, column: 10 });
    expect(move('../../../etc')).toMatchObject({ file: 'dist/app.js' });
  });

  it.each([
    ['missing', 'x.map'],
    ['no JSON', 'data:application/json,{'],
    ['no map', 'data:application/json,{"version":3}'],
    ['damaged', 'data:application/json,{"version":3,"sources":["../app.ts"],"mappings":"%%%%"}'],
  ])('that are %s leave the place in the file itself', (_, url) => {
    const root = temporaryProject({ 'dist/app.js': `const x = 'the-marker';\n//# sourceMappingURL=${url}\n` });
    expect(markerOrigin(root, 'dist/app.js')).toEqual({ file: 'dist/app.js', line: 1, column: 11 });
  });
});
