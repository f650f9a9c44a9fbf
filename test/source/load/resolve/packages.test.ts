import { describe, expect, it } from 'vitest';
import { resolverIn } from './resolve-in.ts';

describe('bare imports', () => {
  it('names builtins with and without node:', () => {
    const resolve = resolverIn({});
    expect(resolve('app.js', 'fs/promises')).toBe('builtin fs/promises');
    expect(resolve('app.js', 'node:test')).toBe('builtin test');
    expect(resolve('app.js', 'path')).toBe('builtin path');
  });

  it('takes packages apart and tells those that a package.json lists', () => {
    const resolve = resolverIn({
      'package.json': { devDependencies: { '@aws-sdk/client-s3': '^3.0.0' } },
      'fn/package.json': { dependencies: { lodash: '4' } },
    });
    expect(resolve('fn/app.js', '@aws-sdk/client-s3')).toBe('package @aws-sdk/client-s3');
    expect(resolve('fn/app.js', 'lodash/get')).toBe('package lodash get');
    expect(resolve('app.js', 'lodash/fp/get')).toBe('package lodash fp/get undeclared');
    expect(resolve('app.js', 'aws-sdk/clients/dynamodb')).toBe('package aws-sdk clients/dynamodb undeclared');
  });

  it('sees through npm aliases', () => {
    const resolve = resolverIn({ 'package.json': { dependencies: { s3: 'npm:@aws-sdk/client-s3@^3', sdk: 'npm:aws-sdk' } } });
    expect(resolve('app.js', 's3')).toBe('package @aws-sdk/client-s3');
    expect(resolve('app.js', 'sdk/clients/s3')).toBe('package aws-sdk clients/s3');
  });

  it('finds what Lambda finds on the search path of require, but what a package.json lists', () => {
    const resolve = resolverIn({
      'package.json': { dependencies: { config: '3' } },
      'fn/lib/db.js': '',
      'fn/config.js': '',
      'util.js': '',
    });
    expect(resolve('fn/src/app.js', 'lib/db', 'require')).toBe('fn/lib/db.js');
    expect(resolve('fn/src/app.js', 'lib/db', 'import')).toBe('package lib db undeclared');
    expect(resolve('fn/src/app.js', 'config', 'require')).toBe('package config');
    expect(resolve('fn/src/app.js', 'util', 'require')).toBe('builtin util');
  });

  it('takes a file for a package only at the root of a handler, and never for itself', () => {
    const resolve = resolverIn({ 'src/awilix.js': '', 'src/app.js': '', 'src/lib/db.js': '', 'src/lib/queue.js': '' }, [], 'src/app.js');
    expect(resolve('src/awilix.js', 'awilix', 'require')).toBe('package awilix undeclared');
    expect(resolve('src/lib/queue.js', 'db', 'require')).toBe('package db undeclared');
    expect(resolve('src/lib/queue.js', 'lib/db', 'require')).toBe('src/lib/db.js');
  });

  it('answers the same whether node_modules is there or not', () => {
    const sources = {
      'package.json': { dependencies: { lodash: '4' } },
      'src/app.ts': '',
      'tsconfig.json': { compilerOptions: { baseUrl: '.' } },
    };
    const installed = { ...sources, 'node_modules/lodash/package.json': { main: 'lodash.js' }, 'node_modules/lodash/lodash.js': '' };
    for (const specifier of ['lodash', 'lodash/fp', 'undeclared', '../node_modules/lodash/lodash.js']) {
      expect(resolverIn(installed)('src/app.ts', specifier)).toBe(resolverIn(sources)('src/app.ts', specifier));
    }
  });

  it('does not take an alias that leads nowhere for a package', () => {
    const resolve = resolverIn({});
    expect(resolve('app.ts', '@/lib/db')).toMatch(/^missing/);
    expect(resolve('app.ts', '~/lib/db')).toMatch(/^missing/);
    expect(resolve('app.ts', '#lib/db')).toMatch(/^missing/);
  });
});

describe('package imports and self-reference', () => {
  const files = {
    'package.json': {
      name: '@shop/api',
      exports: {
        '.': './dist/index.js',
        './db': { types: './src/db.ts', default: './dist/db.js' },
        './parts/*': './src/parts/*.ts',
        './secret': null,
      },
      imports: {
        '#config': './src/config.ts',
        '#lib/*': './src/lib/*.js',
        '#lib/private/*': null,
        '#env': { browser: './src/browser.ts', node: { require: './src/env.cts', default: './src/env.ts' } },
        '#first': ['./src/gone.ts', './src/config.ts'],
        '#s3': '@aws-sdk/client-s3',
      },
    },
    'src/index.ts': '',
    'src/config.ts': '',
    'src/db.ts': '',
    'src/env.ts': '',
    'src/env.cts': '',
    'src/lib/log.ts': '',
    'src/lib/private/key.ts': '',
    'src/parts/a.ts': '',
  };

  it('follows imports by exact name, pattern, condition and list', () => {
    const resolve = resolverIn(files);
    expect(resolve('src/app.ts', '#config')).toBe('src/config.ts');
    expect(resolve('src/app.ts', '#lib/log')).toBe('src/lib/log.ts');
    expect(resolve('src/app.ts', '#env', 'import')).toBe('src/env.ts');
    expect(resolve('src/app.ts', '#env', 'require')).toBe('src/env.cts');
    expect(resolve('src/app.ts', '#first')).toBe('src/config.ts');
    expect(resolve('src/app.ts', '#s3')).toMatch(/^package @aws-sdk\/client-s3/);
    expect(resolve('src/app.ts', '#lib/private/key')).toMatch(/^missing/);
  });

  it('finds its own package by name, the source where nothing is built', () => {
    const resolve = resolverIn(files);
    expect(resolve('src/app.ts', '@shop/api')).toBe('src/index.ts');
    expect(resolve('src/app.ts', '@shop/api/db')).toBe('src/db.ts');
    expect(resolve('src/app.ts', '@shop/api/parts/a')).toBe('src/parts/a.ts');
  });

  it('asks only the nearest package.json for imports', () => {
    const resolve = resolverIn({ ...files, 'fn/package.json': {} });
    expect(resolve('fn/app.ts', '#config')).toMatch(/^missing/);
  });
});

describe('file: dependencies and module-alias', () => {
  it('follows a folder in the tree, and says so where it is outside', () => {
    const resolve = resolverIn({
      'package.json': { dependencies: { shared: 'file:./libs/shared', bare: 'link:libs/bare', far: 'file:../far' } },
      'libs/shared/package.json': { name: 'other-name', main: 'main.js' },
      'libs/shared/main.js': '',
      'libs/shared/sub/x.js': '',
      'libs/bare/index.js': '',
    });
    expect(resolve('src/app.js', 'shared')).toBe('libs/shared/main.js');
    expect(resolve('src/app.js', 'shared/sub/x')).toBe('libs/shared/sub/x.js');
    expect(resolve('src/app.js', 'bare')).toBe('libs/bare/index.js');
    expect(resolve('src/app.js', 'far')).toMatch(/^missing/);
  });

  it('follows the aliases that package.json lists for module-alias', () => {
    const resolve = resolverIn({
      'package.json': { _moduleAliases: { '@root': '.', '@db': 'src/db' } },
      'src/db/index.js': '',
      'src/db/orders.js': '',
    });
    expect(resolve('src/app.js', '@db/orders')).toBe('src/db/orders.js');
    expect(resolve('src/app.js', '@db')).toBe('src/db/index.js');
    expect(resolve('src/app.js', '@root/src/db')).toBe('src/db/index.js');
  });
});
