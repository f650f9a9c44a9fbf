import { describe, expect, it } from 'vitest';
import { resolverIn } from './resolve-in.ts';

describe('relative imports', () => {
  it.each(['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'json'])('finds .%s with and without the extension', (extension) => {
    const resolve = resolverIn({ 'src/app.ts': '', [`src/x.${extension}`]: '{}' });
    expect(resolve('src/app.ts', './x')).toBe(`src/x.${extension}`);
    expect(resolve('src/app.js', './x')).toBe(`src/x.${extension}`);
    expect(resolve('src/app.ts', `./x.${extension}`)).toBe(`src/x.${extension}`);
  });

  it.each([
    ['./x.js', 'x.ts'],
    ['./x.js', 'x.tsx'],
    ['./x.jsx', 'x.tsx'],
    ['./x.mjs', 'x.mts'],
    ['./x.cjs', 'x.cts'],
  ])('takes %s for the %s it will be compiled from', (specifier, file) => {
    const resolve = resolverIn({ [file]: '' });
    expect(resolve('app.ts', specifier)).toBe(file);
    expect(resolve('app.js', specifier)).toBe(file);
  });

  it('gives TypeScript the source and JavaScript the file it names where both are there', () => {
    const resolve = resolverIn({ 'x.ts': '', 'x.js': '' });
    expect(resolve('app.ts', './x.js')).toBe('x.ts');
    expect(resolve('app.ts', './x')).toBe('x.ts');
    expect(resolve('app.js', './x.js')).toBe('x.js');
    expect(resolve('app.js', './x')).toBe('x.js');
  });

  it('does not take a dot in a name for an extension', () => {
    expect(resolverIn({ 'orders.service.ts': '' })('app.ts', './orders.service')).toBe('orders.service.ts');
  });

  it('finds the main module of folders', () => {
    const resolve = resolverIn({
      'lib/index.ts': '',
      'db/package.json': { main: './source/main' },
      'db/source/main.js': '',
      'gone/package.json': { main: 'dist/index.js' },
      'gone/index.js': '',
      'index.ts': '',
    });
    expect(resolve('src/app.ts', '../lib')).toBe('lib/index.ts');
    expect(resolve('src/app.ts', '../lib/')).toBe('lib/index.ts');
    expect(resolve('src/app.ts', '../db')).toBe('db/source/main.js');
    expect(resolve('src/app.ts', '../gone')).toBe('gone/index.js');
    expect(resolve('src/app.ts', '..')).toBe('index.ts');
    expect(resolve('lib/a.ts', '.')).toBe('lib/index.ts');
  });

  it('prefers the file to the folder of one name', () => {
    const resolve = resolverIn({ 'db.ts': '', 'db/index.ts': '' });
    expect(resolve('app.ts', './db')).toBe('db.ts');
    expect(resolve('app.ts', './db/')).toBe('db/index.ts');
  });

  it('tells files that are no code', () => {
    const resolve = resolverIn({ 'query.graphql': '', 'page.html': '', 'addon.node': '' });
    expect(resolve('app.ts', './query.graphql')).toBe('asset query.graphql');
    expect(resolve('app.ts', './page.html?raw')).toBe('asset page.html');
    expect(resolve('app.ts', './addon')).toBe('asset addon.node');
  });

  it('finds declarations only where there is no code', () => {
    const resolve = resolverIn({ 'types.d.ts': '', 'both.d.ts': '', 'both.js': '' });
    expect(resolve('app.ts', './types')).toBe('types.d.ts');
    expect(resolve('app.ts', './types.js')).toBe('types.d.ts');
    expect(resolve('app.ts', './both')).toBe('both.js');
  });

  it('says what is missing, and what is outside', () => {
    const resolve = resolverIn({ 'src/app.ts': '' });
    expect(resolve('src/app.ts', './gone.js')).toBe('missing: there is no src/gone.js');
    expect(resolve('src/app.ts', '../../other/x')).toBe('missing: it is outside the project root');
    expect(resolve('src/app.ts', '/etc/passwd')).toMatch(/^missing/);
    expect(resolve('src/app.ts', 'https://example.com/x.js')).toMatch(/^missing/);
  });

  it('does not read node_modules through a relative path', () => {
    const files = { 'node_modules/lodash/get.js': '', 'src/app.js': '' };
    expect(resolverIn(files)('src/app.js', '../node_modules/lodash/get.js')).toBe('package lodash get.js');
    expect(resolverIn({ 'src/app.js': '' })('src/app.js', '../node_modules/lodash/get.js')).toBe('package lodash get.js');
  });
});
