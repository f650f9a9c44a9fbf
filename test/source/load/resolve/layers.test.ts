import { describe, expect, it } from 'vitest';
import { resolverIn } from './resolve-in.ts';

describe('layers', () => {
  const files = {
    'layers/common/nodejs/db.js': '',
    'layers/common/nodejs/log/index.js': '',
    'layers/common/nodejs/node_modules/own/package.json': { name: 'own', main: 'own.js' },
    'layers/common/nodejs/node_modules/own/own.js': '',
    'layers/common/nodejs/node_modules/axios/index.js': '',
    'layers/common/nodejs/package.json': { dependencies: { axios: '1' } },
    'layers/common/nodejs/node_modules/follow/index.js': '',
    'layers/common/nodejs/node_modules/.package-lock.json': { packages: { 'node_modules/follow': {} } },
  };

  it.each([['layers/common/nodejs'], ['layers/common']])('finds /opt/nodejs below %s', (layer) => {
    const resolve = resolverIn(files, [layer]);
    expect(resolve('src/app.js', '/opt/nodejs/db')).toBe('layers/common/nodejs/db.js');
    expect(resolve('src/app.js', '/opt/nodejs/log')).toBe('layers/common/nodejs/log/index.js');
    expect(resolve('src/app.js', '/opt/nodejs/gone')).toBe('missing: no declared layer contains it');
    expect(resolve('src/app.js', '/opt/nodejs/../../../../src/app')).toMatch(/^missing/);
  });

  it('finds packages that are code of the layer, not those that it installs', () => {
    const resolve = resolverIn(files, ['layers/common/nodejs']);
    expect(resolve('src/app.js', 'own')).toBe('layers/common/nodejs/node_modules/own/own.js');
    expect(resolve('src/app.js', 'log')).toBe('layers/common/nodejs/log/index.js');
    expect(resolve('src/app.js', 'axios')).toBe('package axios undeclared');
    expect(resolve('src/app.js', 'follow')).toBe('package follow undeclared');
  });

  it('takes the first layer that has it', () => {
    const both = { 'a/x.js': '', 'b/x.js': '', 'b/y.js': '' };
    const resolve = resolverIn(both, ['a', 'b']);
    expect([resolve('app.js', '/opt/nodejs/x'), resolve('app.js', '/opt/nodejs/y')]).toEqual(['a/x.js', 'b/y.js']);
  });

  it('says that no layer is declared', () => {
    expect(resolverIn(files)('src/app.js', '/opt/nodejs/db')).toBe('missing: the function declares no layer of this project');
    expect(resolverIn(files)('src/app.js', 'own')).toBe('package own undeclared');
  });
});
