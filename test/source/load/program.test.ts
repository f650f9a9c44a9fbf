import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { ModuleStore } from '../../../src/source/load/module-store.ts';
import { createProgram, type Program } from '../../../src/source/load/program.ts';
import { temporaryProject } from './temporary-project.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

function programIn(files: Files, entry = 'app.ts'): { readonly program: Program; readonly source: ts.SourceFile } {
  return programAt(temporaryProject(files), entry);
}

function programAt(root: string, entry: string): { readonly program: Program; readonly source: ts.SourceFile } {
  const program = createProgram({ root, entries: [{ file: entry }], layers: [] });
  const source = program.module(entry);
  if (source === undefined) throw new Error(`${entry} was not read`);
  return { program, source };
}

function closureOf(files: Files, entry = 'app.ts'): string[] {
  const { program, source } = programIn(files, entry);
  return program.importClosure(source).map((module) => program.fileOf(module));
}

function findingsOf(files: Files, entry = 'app.ts'): string[] {
  const { program, source } = programIn(files, entry);
  return program
    .findings(source)
    .map(({ rule, origin, incomplete }) => `${rule} ${origin?.file}:${origin?.line}:${origin?.column} ${incomplete ?? ''}`.trim());
}

/** The identifiers named `name`, in the order of the text. */
function identifiers(program: Program, source: ts.SourceFile, name: string): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (program.ts.isIdentifier(node) && node.text === name) found.push(node);
    program.ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the import closure', () => {
  it('follows every constant form of import, each file once', () => {
    expect(
      closureOf({
        'app.ts':
          "import './a'; export * from './b'; import c = require('./c'); const d = require('./d'); export const f = () => import('./e'); c; d;",
        'a.ts': "import './app';",
        'b.mjs': '',
        'c.cjs': '',
        'd.js': "const x = require(`./f`); __require('./g.json')",
        'e.tsx': '',
        'f.ts': '',
        'g.json': '{}',
      }),
    ).toEqual(['app.ts', 'a.ts', 'b.mjs', 'c.cjs', 'd.js', 'e.tsx', 'f.ts', 'g.json']);
  });

  it('leaves out what compilation drops', () => {
    const used = 'export {};';
    expect(
      closureOf({
        'app.ts': [
          "import type { A } from './a';",
          "import { type B } from './b';",
          "import { C } from './c';",
          "import { D } from './d';",
          "import E from './e';",
          "import * as F from './f';",
          "export type { G } from './g';",
          "import './h';",
          "import { I, type J } from './i';",
          "import { K } from './k';",
          'export const x = (a: A, b: B, c: C): D => new E(a as F.Type, b, c) satisfies D;',
          'class L extends I<C> implements D {}',
          'export { K };',
        ].join('\n'),
        ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'k'].map((name) => [`${name}.ts`, used])),
      }),
    ).toEqual(['app.ts', 'e.ts', 'h.ts', 'i.ts', 'k.ts']);
  });

  it('keeps unused imports where the project keeps them, and in JavaScript', () => {
    const files = { 'a.ts': '', 'app.ts': "import { A } from './a'; let x: A;", 'app.js': "import { A } from './a';" };
    expect(closureOf(files)).toEqual(['app.ts']);
    expect(closureOf({ ...files, 'tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true } }' })).toEqual(['app.ts', 'a.ts']);
    expect(closureOf(files, 'app.js')).toEqual(['app.js', 'a.ts']);
  });

  it('reads a file once however it is reached', () => {
    const root = temporaryProject({
      'packages/db/index.ts': 'export const db = 1;',
      'app.ts': "import './alias'; import './link/index'; import './packages/db';",
    });
    symlinkSync('packages/db', path.join(root, 'link'));
    symlinkSync('packages/db/index.ts', path.join(root, 'alias.ts'));
    const { program, source } = programAt(root, 'app.ts');
    expect(program.importClosure(source).map((module) => program.fileOf(module))).toEqual(['app.ts', 'packages/db/index.ts']);
  });

  it('shares parsed files between programs of one store', () => {
    const root = temporaryProject({ 'a.ts': "import './shared';", 'b.ts': "import './shared';", 'shared.ts': '' });
    const store = new ModuleStore(root);
    const shared = ['a.ts', 'b.ts'].map((file) => createProgram({ root, entries: [{ file }], layers: [] }, store).module('shared.ts'));
    expect(shared[0]).toBeDefined();
    expect(shared[0]).toBe(shared[1]);
  });
});

describe('scopes', () => {
  it('lead through imports, barrels and CommonJS to the declaration', () => {
    const { program, source } = programIn({
      'app.ts': "import { send as post } from './barrel'; post();",
      'barrel.ts': "export * from './mail';",
      'mail.ts': 'export function send() {}',
    });
    const [, call] = identifiers(program, source, 'post');
    const symbol = call === undefined ? undefined : program.checker.getSymbolAtLocation(call);
    const declaration = symbol === undefined ? undefined : program.checker.getAliasedSymbol(symbol).declarations?.[0];
    expect(declaration === undefined ? undefined : program.origin(declaration)).toEqual({ file: 'mail.ts', line: 1, column: 1 });
  });

  it('are the file’s own in scripts without import or export', () => {
    const { program, source } = programIn({ 'app.ts': "const client = 1; require('./b'); client;", 'b.ts': 'const client = 2;' });
    const [, use] = identifiers(program, source, 'client');
    const declarations = use === undefined ? [] : (program.checker.getSymbolAtLocation(use)?.declarations ?? []);
    expect(declarations.map((node) => program.origin(node))).toEqual([{ file: 'app.ts', line: 1, column: 7 }]);
  });

  it('know a module that came in later', () => {
    const { program } = programIn({ 'app.ts': '', 'late.ts': 'const x = 1; x;' });
    expect(program.checker).toBeDefined();
    const late = program.module('late.ts');
    const [, use] = late === undefined ? [] : identifiers(program, late, 'x');
    expect(use === undefined ? undefined : program.checker.getSymbolAtLocation(use)?.name).toBe('x');
  });
});

describe('origins', () => {
  it('count lines and columns from 1, byte order mark and CRLF or not', () => {
    const { program, source } = programIn({ 'app.ts': '\uFEFFconst a = 1;\r\n  const b = 2;\r\n' });
    const [b] = identifiers(program, source, 'b');
    expect(b === undefined ? undefined : program.origin(b)).toEqual({ file: 'app.ts', line: 2, column: 9 });
  });

  it('count in code inside a template from the template’s own lines', () => {
    const root = temporaryProject({
      'template.yaml': 'Resources:\n  Fn:\n    InlineCode: |\n      const x = 1;\n      exports.handler = x;\n',
    });
    const entry = { file: 'template.yaml', inlineSource: 'const x = 1;\nexports.handler = x;\n' };
    const program = createProgram({ root, entries: [entry], layers: [] });
    const source = program.entryModule(entry);
    const [handler] = source === undefined ? [] : identifiers(program, source, 'handler');
    expect(handler === undefined ? undefined : program.origin(handler)).toEqual({ file: 'template.yaml', line: 5, column: 15 });
  });
});

describe('findings', () => {
  it('are none for clean code in any of the languages', () => {
    expect(
      findingsOf({
        'app.ts': "import './a'; import './b'; import 'pkg'; import 'node:fs';",
        'a.jsx': 'export const A = () => <div/>;',
        'b.cjs': '#!/usr/bin/env node\nwith (x) {}',
      }),
    ).toEqual([]);
  });

  it('name the first syntax error of a file, which is analysed all the same', () => {
    const { program, source } = programIn({ 'app.ts': "import { a } from './a';\nconst = 1;\n", 'a.ts': 'export const a = 1;' });
    expect(program.findings(source)).toMatchObject([
      { rule: 'syntax-error', severity: 'error', incomplete: '*', origin: { file: 'app.ts', line: 2, column: 7 } },
    ]);
    expect(identifiers(program, source, 'a')).toHaveLength(1);
  });

  it('name encodings, with the place of the first odd byte', () => {
    const latin1 = Buffer.from('const x = 1;\nconst name = "Gr\xfc\xdfe";', 'latin1');
    expect(findingsOf({ 'app.ts': latin1 })).toEqual(['source-encoding app.ts:2:17 *']);
    const utf16 = Buffer.from('\uFEFFexport const handler = 1;', 'utf16le');
    const { program, source } = programIn({ 'app.ts': utf16 });
    expect(identifiers(program, source, 'handler')).toHaveLength(1);
    expect(program.findings(source)).toMatchObject([{ rule: 'source-encoding', incomplete: '*' }]);
  });

  it.each([
    ['binary-source', Uint8Array.of(1, 0, 2, 0, 0, 0, 0)],
    ['size-bound', 'x;'.repeat(3_500_000)],
    ['nesting-bound', `export const x = ${'('.repeat(20_000)}1${')'.repeat(20_000)};`],
  ])('give %s for an entry and for an import', (rule, content) => {
    expect(findingsOf({ 'app.ts': "import './lib.js';", 'lib.js': content })).toEqual([`${rule} lib.js:1:1 *`]);
    const root = temporaryProject({ 'lib.js': content });
    const program = createProgram({ root, entries: [{ file: 'lib.js' }], layers: [] });
    expect(program.module('lib.js')).toBeUndefined();
    expect(program.entryFindings({ file: 'lib.js' })).toMatchObject([
      { rule, incomplete: '*', origin: { file: 'lib.js', line: 1, column: 1 } },
    ]);
  });

  it('are none for 2,000 nested parentheses that fit, and one finding for those that do not', () => {
    const nested = `export const x = ${'('.repeat(2_000)}1${')'.repeat(2_000)};`;
    const root = temporaryProject({ 'app.ts': nested });
    const program = createProgram({ root, entries: [{ file: 'app.ts' }], layers: [] });
    const unread = program.module('app.ts') === undefined;
    expect(program.entryFindings({ file: 'app.ts' }).map(({ rule }) => rule)).toEqual(unread ? ['nesting-bound'] : []);
  });

  it('come from long chains that are no nesting: none', () => {
    const sum = `export const x = ${Array.from({ length: 5_000 }, (_, index) => `"${index}"`).join(' + ')};`;
    const { program, source } = programIn({ 'app.ts': sum });
    expect(program.findings(source)).toEqual([]);
    const module = program.checker.getSymbolAtLocation(source);
    expect(module === undefined ? [] : program.checker.getExportsOfModule(module).map(({ name }) => name)).toEqual(['x']);
  });

  it('name missing modules of import statements, not of types and not of calls', () => {
    expect(
      findingsOf({
        'app.ts':
          "import { a } from './gone';\nimport type { B } from './types';\nimport { C } from './unused';\na;\nrequire('./lazy');\nlet c: C;",
      }),
    ).toEqual(['missing-module app.ts:1:19 *']);
  });

  it('name links that form a loop or lead outside', () => {
    const root = temporaryProject({ 'app.ts': "import './a';\nimport '../outside';" });
    symlinkSync('a.ts', path.join(root, 'a.ts'));
    const { program, source } = programAt(root, 'app.ts');
    expect(program.findings(source).map(({ message }) => message)).toEqual([
      "'./a' is not analysed: its symbolic links form a loop; add the file, or correct the import",
      "'../outside' is not analysed: it is outside the project root; add the file, or correct the import",
    ]);
  });

  it('name the modules that are too much together', () => {
    const root = temporaryProject({ 'app.ts': "import './a';\nimport './b';", 'a.ts': 'x;'.repeat(40), 'b.ts': 'y;'.repeat(40) });
    const program = createProgram({ root, entries: [{ file: 'app.ts' }], layers: [] }, new ModuleStore(root, 150));
    const source = program.module('app.ts');
    expect(source === undefined ? [] : program.findings(source)).toMatchObject([
      { rule: 'size-bound', incomplete: '*', origin: { file: 'b.ts' } },
    ]);
  });

  it('name a tsconfig that is wrong for a file of the closure, once', () => {
    expect(findingsOf({ 'app.ts': "import './a';", 'a.ts': '', 'tsconfig.json': '{ "extends": "./gone" }' })).toEqual([
      'tsconfig-error tsconfig.json:1:3 *',
    ]);
  });

  it('concern only those who import the file', () => {
    const root = temporaryProject({ 'good.ts': '', 'bad.ts': 'const = 1', 'x/node_modules/y.ts': '' });
    mkdirSync(path.join(root, 'folder.ts'));
    const program = createProgram({
      root,
      entries: [{ file: 'good.ts' }, { file: 'bad.ts' }, { file: 'folder.ts' }, { file: 'none.ts' }],
      layers: [],
    });
    const good = program.module('good.ts');
    expect(good === undefined ? undefined : program.findings(good)).toEqual([]);
    expect(program.entryFindings({ file: 'folder.ts' })).toMatchObject([
      { rule: 'missing-module', message: 'not analysed: it is a folder; name a source file' },
    ]);
    expect(program.entryFindings({ file: 'none.ts' })).toMatchObject([{ rule: 'missing-module', incomplete: '*' }]);
  });
});
