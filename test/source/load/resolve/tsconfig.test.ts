import { describe, expect, it } from 'vitest';
import { loadCompiler } from '../../../../src/source/load/compiler.ts';
import { readTsConfig, type TsConfig } from '../../../../src/source/load/resolve/tsconfig.ts';
import { SafeFiles } from '../../../../src/source/load/safe-files.ts';
import { temporaryProject } from '../temporary-project.ts';
import { resolverIn } from './resolve-in.ts';

function read(files: Readonly<Record<string, string>>, file = 'tsconfig.json'): TsConfig {
  return readTsConfig(loadCompiler(), new SafeFiles(temporaryProject(files)), file, () => undefined);
}

describe('paths and baseUrl', () => {
  it("of a handler's tsconfig hold for files that have none", () => {
    const files = {
      'tsconfig.base.json': { compilerOptions: { paths: { '@env': ['./libs/env.ts'] } } },
      'apps/api/tsconfig.json': { extends: '../../tsconfig.base.json' },
      'apps/api/app.ts': '',
      'libs/env.ts': '',
      'libs/alerts/index.ts': '',
    };
    expect(resolverIn(files, [], 'apps/api/app.ts')('libs/alerts/index.ts', '@env')).toBe('libs/env.ts');
    expect(resolverIn(files)('libs/alerts/index.ts', '@env')).toMatch(/^missing/);
  });

  it('follows exact names, patterns and fallbacks in order', () => {
    const resolve = resolverIn({
      'tsconfig.json': {
        compilerOptions: {
          paths: {
            '@config': ['./src/config'],
            '@lib/*': ['./generated/*', './src/lib/*'],
            '@lib/aws/*': ['./src/cloud/*'],
            '*.sql': ['./sql/*.sql'],
          },
        },
      },
      'src/config.ts': '',
      'src/lib/log.ts': '',
      'src/cloud/s3.ts': '',
      'sql/orders.sql': '',
    });
    expect(resolve('src/app.ts', '@config')).toBe('src/config.ts');
    expect(resolve('src/app.ts', '@lib/log')).toBe('src/lib/log.ts');
    expect(resolve('src/app.ts', '@lib/log.js')).toBe('src/lib/log.ts');
    expect(resolve('src/app.ts', '@lib/aws/s3')).toBe('src/cloud/s3.ts');
    expect(resolve('src/app.ts', 'orders.sql')).toBe('asset sql/orders.sql');
  });

  it('reports a mapped module that is not there, unless a package has its name', () => {
    const config = { compilerOptions: { paths: { '@lib/*': ['./lib/*'], '@far/*': ['../far/*'], lodash: ['./types/lodash'] } } };
    const resolve = resolverIn({ 'tsconfig.json': config, 'package.json': { dependencies: { lodash: '4' } } });
    expect(resolve('app.ts', '@lib/gone')).toBe("missing: tsconfig 'paths' leads to lib/gone, and there is none");
    expect(resolve('app.ts', '@far/x')).toBe('missing: it is outside the project root');
    expect(resolve('app.ts', 'lodash')).toBe('package lodash');
  });

  it('looks below baseUrl, but a builtin and a package stay what they are', () => {
    const resolve = resolverIn({
      'tsconfig.json': { compilerOptions: { baseUrl: './src' } },
      'src/lib/db.ts': '',
      'src/path.ts': '',
      'app.ts': '',
    });
    expect(resolve('src/app.ts', 'lib/db')).toBe('src/lib/db.ts');
    expect(resolve('src/app.ts', 'path')).toBe('builtin path');
    expect(resolve('src/app.ts', 'lodash')).toBe('package lodash undeclared');
  });

  it('takes baseUrl outside the root for no reason to give up packages', () => {
    const resolve = resolverIn({ 'tsconfig.json': { compilerOptions: { baseUrl: '../..' } } });
    expect(resolve('app.ts', '@aws-sdk/client-s3')).toBe('package @aws-sdk/client-s3 undeclared');
  });

  it('never follows paths to the kit', () => {
    const resolve = resolverIn({ 'tsconfig.json': { compilerOptions: { paths: { '*': ['./stubs/*'] } } }, 'stubs/aws-sdk.ts': '' });
    expect(resolve('app.ts', 'aws-sdk')).toBe('package aws-sdk undeclared');
  });

  it('asks the nearest config first, then those above it', () => {
    const resolve = resolverIn({
      'tsconfig.json': { compilerOptions: { paths: { '@lib/*': ['./lib/*'], '@root/*': ['./lib/*'] } } },
      'fn/tsconfig.json': { compilerOptions: { paths: { '@lib/*': ['./lib/*'] } } },
      'fn/lib/x.ts': '',
      'lib/x.ts': '',
    });
    expect(resolve('fn/app.ts', '@lib/x')).toBe('fn/lib/x.ts');
    expect(resolve('fn/app.ts', '@root/x')).toBe('lib/x.ts');
  });

  it('reads jsconfig.json and the projects that a solution file lists', () => {
    const paths = { compilerOptions: { paths: { '@lib/*': ['./lib/*'] } } };
    expect(resolverIn({ 'jsconfig.json': paths, 'lib/x.js': '' })('app.js', '@lib/x')).toBe('lib/x.js');
    const solution = {
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] },
      'tsconfig.app.json': paths,
      'lib/x.ts': '',
    };
    expect(resolverIn(solution)('app.ts', '@lib/x')).toBe('lib/x.ts');
  });
});

describe('extends', () => {
  it('places paths where they are written, and lets the later config win', () => {
    const config = read({
      'tsconfig.json': '{ "extends": ["./base/one.json", "./base/two"], "compilerOptions": { "outDir": "dist" } }',
      'base/one.json': '{ "compilerOptions": { "paths": { "a": ["./a"] }, "rootDir": "\\u0024{configDir}/src" } }',
      'base/two.json': '{ "compilerOptions": { "baseUrl": "..", "paths": { "b": ["lib/b"] }, "verbatimModuleSyntax": true } }',
    });
    expect(config.paths).toEqual([{ pattern: 'b', targets: ['lib/b'] }]);
    expect([config.outDir, config.rootDir, config.keepsUnusedImports, config.findings]).toEqual(['dist', 'src', true, []]);
  });

  it('reads comments and trailing commas', () => {
    const config = read({ 'tsconfig.json': '{ // the usual\n "compilerOptions": { "paths": { "a": ["./a",], }, }, }' });
    expect([config.paths, config.findings]).toEqual([[{ pattern: 'a', targets: ['a'] }], []]);
  });

  it('says nothing of a published base, which is never read', () => {
    expect(read({ 'tsconfig.json': '{ "extends": "@tsconfig/node20/tsconfig.json" }' }).findings).toEqual([]);
  });

  it('ends a cycle', () => {
    const config = read({
      'tsconfig.json': '{ "extends": "./b.json" }',
      'b.json': '{ "extends": "./tsconfig.json", "compilerOptions": { "outDir": "out" } }',
    });
    expect([config.outDir, config.findings]).toEqual(['out', []]);
  });

  it.each([
    ['a missing file', '{\n  "extends": "./gone.json"\n}', { line: 2, column: 3 }, 'there is no such file'],
    ['a file outside the root', '{\n\n  "extends": "../../base.json"\n}', { line: 3, column: 3 }, 'outside the project root'],
  ])('goes on without %s, and says so', (_, text, place, reason) => {
    const [finding, ...more] = read({ 'tsconfig.json': text }).findings;
    expect(finding).toMatchObject({ rule: 'tsconfig-error', incomplete: '*', origin: { file: 'tsconfig.json', ...place } });
    expect(finding?.message).toContain(reason);
    expect(more).toEqual([]);
  });

  it('goes on with what it understands of a config with a syntax error', () => {
    const config = read({ 'tsconfig.json': '{\n  "compilerOptions": {\n    "paths": { "a": ["./a"] } "target": }\n' });
    expect(config.findings).toMatchObject([{ rule: 'tsconfig-error', incomplete: '*', origin: { file: 'tsconfig.json', line: 3 } }]);
  });

  it('reports a config that is binary', () => {
    expect(read({ 'tsconfig.json': '\0\0\0' }).findings).toMatchObject([
      { rule: 'tsconfig-error', origin: { file: 'tsconfig.json', line: 1, column: 1 } },
    ]);
  });
});
