import { describe, expect, it } from 'vitest';
import { resolverIn } from './resolve-in.ts';

const MEMBERS = {
  'packages/db/package.json': { name: '@shop/db', main: 'dist/index.js' },
  'packages/db/src/index.ts': '',
  'packages/db/src/orders.ts': '',
};

describe('workspaces', () => {
  it.each([
    ['npm list', { 'package.json': { workspaces: ['packages/*'] } }],
    ['yarn object', { 'package.json': { workspaces: { packages: ['packages/*'] } } }],
    ['exact folder', { 'package.json': { workspaces: ['./packages/db'] } }],
    ['any depth', { 'package.json': { workspaces: ['**'] } }],
    ['braces', { 'package.json': { workspaces: ['{apps,packages}/*'] } }],
    ['pnpm', { 'pnpm-workspace.yaml': "packages:\n  - 'packages/**'\n  - '!**/test/**'\n" }],
    ['lerna', { 'lerna.json': { packages: ['packages/*'] } }],
  ])('finds a member declared by %s', (_, declaration) => {
    const resolve = resolverIn({ ...MEMBERS, ...declaration, 'apps/api/package.json': { dependencies: { '@shop/db': 'workspace:*' } } });
    expect(resolve('apps/api/app.ts', '@shop/db')).toBe('packages/db/src/index.ts');
    expect(resolve('apps/api/app.ts', '@shop/db/orders')).toBe('packages/db/src/orders.ts');
    expect(resolve('apps/api/app.ts', '@shop/other')).toBe('package @shop/other undeclared');
  });

  it('leaves out what a pattern excludes and what is installed', () => {
    const resolve = resolverIn({
      ...MEMBERS,
      'package.json': { workspaces: ['packages/*', '!packages/db', '**'.replace('**', 'libs/**')] },
      'libs/node_modules/x/package.json': { name: 'x', main: 'x.js' },
      'libs/node_modules/x/x.js': '',
    });
    expect(resolve('app.ts', '@shop/db')).toBe('package @shop/db undeclared');
    expect(resolve('app.ts', 'x')).toBe('package x undeclared');
  });

  it('leads through exports to the source', () => {
    const member = (fields: object) => ({
      'package.json': { workspaces: ['lib'] },
      'lib/package.json': { name: 'lib', ...fields },
      'lib/src/index.ts': '',
    });
    for (const fields of [
      { source: 'src/index.ts', main: 'dist/index.js' },
      { exports: './dist/index.js' },
      { exports: { '.': { import: './dist/index.mjs', require: './dist/index.cjs' } } },
      { exports: { types: './src/index.ts', default: './build/out.js' } },
      { exports: { '.': { source: './src/index.ts', default: './build/out.js' } } },
      { main: 'dist/src/index.js' },
      { main: 'lib/index.js', types: 'lib/index.d.ts' },
      {},
    ]) {
      expect(resolverIn(member(fields))('app.ts', 'lib')).toBe('lib/src/index.ts');
    }
  });

  it('prefers the source to what it was compiled to where the tsconfig says so', () => {
    const resolve = resolverIn({
      'package.json': { workspaces: ['lib'] },
      'lib/package.json': { name: 'lib', main: 'out/main.js' },
      'lib/tsconfig.json': { compilerOptions: { outDir: 'out', rootDir: 'code' } },
      'lib/out/main.js': '',
      'lib/code/main.ts': '',
    });
    expect(resolve('app.ts', 'lib')).toBe('lib/code/main.ts');
  });

  it('reports a member without source', () => {
    const resolve = resolverIn({ 'package.json': { workspaces: ['lib'] }, 'lib/package.json': { name: 'lib', main: 'dist/index.js' } });
    expect(resolve('app.ts', 'lib')).toMatch(/^missing: lib/);
  });

  it('never follows the kit itself', () => {
    const resolve = resolverIn({
      'package.json': { workspaces: ['sdk'] },
      'sdk/package.json': { name: '@aws-sdk/client-s3' },
      'sdk/index.js': '',
    });
    expect(resolve('app.ts', '@aws-sdk/client-s3')).toMatch(/^package @aws-sdk\/client-s3/);
  });

  it('survives an unreadable list', () => {
    const resolve = resolverIn({ 'package.json': '{ "workspaces": [', 'pnpm-workspace.yaml': 'packages: [', 'lerna.json': '[]' });
    expect(resolve('app.ts', '@shop/db')).toBe('package @shop/db undeclared');
  });
});
