import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCompiler } from '../../../../src/source/load/compiler.ts';
import { decode } from '../../../../src/source/load/decode.ts';
import { packageTargets } from '../../../../src/source/load/resolve/package-targets.ts';
import { readTsConfig } from '../../../../src/source/load/resolve/tsconfig.ts';
import { workspaceFolders } from '../../../../src/source/load/resolve/workspace-folders.ts';
import { SafeFiles } from '../../../../src/source/load/safe-files.ts';
import { temporaryProject } from '../temporary-project.ts';
import { resolverIn } from './resolve-in.ts';

const DEEP = 200_000;

function tsconfigFindings(files: Readonly<Record<string, string>>): string[] {
  const config = readTsConfig(loadCompiler(), new SafeFiles(temporaryProject(files)), 'tsconfig.json', () => undefined);
  return config.findings.map(({ message }) => message);
}

describe('hostile descriptions', () => {
  it('read a config once however often it is extended', () => {
    const levels = Array.from({ length: 60 }, (_, index) => [
      `c${index}.json`,
      JSON.stringify({ extends: [`./c${index + 1}.json`, `./c${index + 1}.json`] }),
    ]);
    expect(tsconfigFindings({ ...Object.fromEntries(levels), 'tsconfig.json': '{ "extends": "./c0.json" }', 'c60.json': '{}' })).toEqual(
      [],
    );
  });

  it('give up a config that is nested too deep', () => {
    const findings = tsconfigFindings({ 'tsconfig.json': `{ "compilerOptions": ${'['.repeat(DEEP)}` });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('nested too deep');
  });

  it('expand braces to a bound and match stars in linear time', () => {
    const files = new SafeFiles(temporaryProject({ [`${'a'.repeat(200)}/x`]: '', 'ab/x': '' }));
    expect(workspaceFolders(files, '', [`${'{a,b}'.repeat(2)}`])).toEqual(['ab']);
    expect(workspaceFolders(files, '', [`${'{a,b}'.repeat(40)}`, `${'*a'.repeat(60)}*b`, '**/**/**/**/**/**/none'])).toEqual([]);
    expect(workspaceFolders(files, '', ['a*b', '?b', '{ab', '*'])).toEqual(['ab', 'a'.repeat(200)].sort());
  });

  it('do not follow conditions without end', () => {
    const nested = JSON.parse(`${'{"node":'.repeat(DEEP)}"./x.js"${'}'.repeat(DEEP)}`);
    expect(packageTargets(nested, '.', new Set(['node']))).toEqual([]);
    expect(packageTargets({ node: { node: './x.js' } }, '.', new Set(['node']))).toEqual(['./x.js']);
  });

  it('do not follow paths without end', () => {
    expect(resolverIn({})('app.js', `./${'a/'.repeat(DEEP)}b`)).toMatch(/^missing/);
    expect(resolverIn({})('app.js', `./${'../'.repeat(DEEP)}b`)).toMatch(/^missing/);
  });
});

describe('whatever the input', () => {
  it('bytes become text or are binary', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => ['text', 'binary'].includes(decode(bytes).kind)));
  });

  it('a specifier becomes a resolution inside the root', () => {
    const files = {
      'package.json': { name: 'self', imports: { '#*': './src/*' }, exports: { './*': '../*' } },
      'src/app.ts': '',
      'tsconfig.json': { compilerOptions: { paths: { '*': ['../*'] } } },
    };
    const resolve = resolverIn(files, ['layer']);
    const specifier = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('..', '.', '', 'a', '@', '#', 'src', 'app', 'self', '/opt/nodejs', '*', '~', 'node_modules'))
        .map((parts) => parts.join('/')),
    );
    fc.assert(
      fc.property(specifier, (text) => {
        expect(resolve('src/app.ts', text)).not.toMatch(/^(?:asset )?(?:\.\.|\/)/);
      }),
    );
  });

  it('a tsconfig is read without throwing', () => {
    const member = fc.constantFrom('compilerOptions', 'extends', 'references', 'paths', 'baseUrl', 'outDir', 'a');
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.constantFrom('.', '..', './tsconfig.json', '@x/y'),
        fc.boolean(),
        fc.array(tie('json')),
        fc.dictionary(member, tie('json')),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        const findings = tsconfigFindings({ 'tsconfig.json': JSON.stringify(value) });
        expect(findings.every((message) => message.length > 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
