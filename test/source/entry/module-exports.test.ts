import path from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { missingExport, moduleExports } from '../../../src/source/entry/module-exports.ts';
import { createProgram } from '../../../src/source/load/program.ts';
import { temporaryProject } from '../load/temporary-project.ts';

type Files = Readonly<Record<string, string>>;

function read(files: Files, entry: string) {
  const program = createProgram({ root: temporaryProject(files), entries: [{ file: entry }], layers: [] });
  const source = program.module(entry);
  if (source === undefined) throw new Error(`${entry} was not read`);
  return { program, source };
}

/** The exports as `name, name`, with `...` where there may be more. */
function exportsOf(text: string, others: Files = {}, entry = 'app.ts'): string {
  const { program, source } = read({ ...others, [entry]: text }, entry);
  const { names, complete } = moduleExports(program, source);
  return [...[...names].sort(), ...(complete ? [] : ['...'])].join(', ');
}

describe('moduleExports', () => {
  it.each([
    ['export const handler = 1, other = 2;', 'handler, other'],
    ['export const { handler, a: [b] } = make();', 'b, handler'],
    ['export async function handler() {}', 'handler'],
    ['export class Handler {} export enum Kind { A } export namespace N { export const x = 1; }', 'Handler, Kind, N'],
    ['const a = 1; export { a as handler, a };', 'a, handler'],
    ['const a = 1; export { a as "odd name" };', 'odd name'],
    ['export default async () => 1;', 'default'],
    ['export default function handler() {}', 'default'],
    ["export { main as handler } from './other';", 'handler'],
    ["export * as routes from './other';", 'routes'],
    ["export * from '@aws-sdk/client-s3';", '...'],
    ['export = { handler, other() {} };', 'handler, other'],
    ["import './side-effect';", ''],
    ['export type Handler = () => void; export interface Event {} export type { X }; export declare const y: 1;', ''],
  ])('reads %s', (text, expected) => {
    expect(exportsOf(text, { 'other.ts': '', 'side-effect.ts': '' })).toBe(expected);
  });

  it.each([
    ['exports.handler = async () => 1;', 'handler'],
    ['module.exports.handler = 1; module.exports["other"] = 2;', 'handler, other'],
    ['exports.a = exports.b = 1;', 'a, b'],
    ['module.exports = { handler, other() {}, get third() { return 1; }, "fourth": 4 };', 'fourth, handler, other, third'],
    ['exports = module.exports = { handler };', 'handler'],
    ['module.exports = async (event) => 1;', ''],
    ['module.exports = async (event) => 1; module.exports.handler = module.exports;', 'handler, ...'],
    ['Object.defineProperty(exports, "handler", { enumerable: true, get: () => 1 });', 'handler'],
    ['Object.assign(exports, { handler });', 'handler'],
    ['if (x) { exports.handler = 1; }', 'handler'],
    ['module.exports = { ...require("./other") };', '...'],
    ['module.exports = require("./other");', '...'],
    ['module.exports = create();', '...'],
    ['module.exports = { [name]: 1 };', '...'],
    ['exports[name] = 1;', '...'],
    ['const e = exports; e.handler = 1;', '...'],
    ['for (const k of keys) Object.defineProperty(exports, k, {});', '...'],
    ['__exportStar(require("./other"), exports);', '...'],
    ['(function (m) { m.exports = 1; })(module);', '...'],
    ['if (require.main === module) run(); const x = { exports: 1 }; module.id;', ''],
    ['console.log(1);', ''],
  ])('reads CommonJS %s', (text, expected) => {
    expect(exportsOf(text, { 'other.js': '' }, 'app.js')).toBe(expected);
  });

  it('collects export * over files, without their default', () => {
    const others = { 'a.ts': "export const handler = 1; export default 2; export * from './b';", 'b.js': 'exports.deep = 1;' };
    expect(exportsOf("export * from './a'; export const own = 1;", others)).toBe('deep, handler, own');
    expect(exportsOf("export * from './a'; export * from './gone';", others)).toBe('deep, handler, ...');
  });

  it('ends where modules export each other', () => {
    expect(exportsOf("export * from './a'; export const x = 1;", { 'a.ts': "export * from './app'; export const y = 1;" })).toBe('x, y');
  });

  it('rules nothing out after a syntax error', () => {
    expect(exportsOf('export const a = 1; const = 2;')).toBe('a, ...');
  });

  it.each([
    ['cjs', false],
    ['esm', false],
    ['esm', true],
  ] as const)('reads what esbuild makes of it (%s, minified %s)', (format, minify) => {
    const root = temporaryProject({ 'app.ts': "export * from './b'; export const handler = () => 1;", 'b.ts': 'export const other = 2;' });
    const outfile = path.join(root, 'out.js');
    buildSync({ entryPoints: [path.join(root, 'app.ts')], outfile, bundle: true, platform: 'node', format, minify });
    const program = createProgram({ root, entries: [{ file: 'out.js' }], layers: [] });
    const source = program.module('out.js');
    expect(source === undefined ? undefined : moduleExports(program, source)).toEqual({
      names: new Set(['handler', 'other']),
      complete: true,
    });
  });

  it('does not rule out a name of a minified CommonJS bundle', () => {
    const root = temporaryProject({ 'app.ts': 'export const handler = () => 1;' });
    buildSync({
      entryPoints: [path.join(root, 'app.ts')],
      outfile: path.join(root, 'out.js'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      minify: true,
    });
    const program = createProgram({ root, entries: [{ file: 'out.js' }], layers: [] });
    const source = program.module('out.js');
    expect(source === undefined ? 'unread' : missingExport(program, source, 'handler')).toBeUndefined();
  });
});

describe('missingExport', () => {
  it('names what is exported instead', () => {
    const { program, source } = read({ 'src/app.ts': 'export const main = 1, again = 2;' }, 'src/app.ts');
    expect(missingExport(program, source, 'handler')).toBe("src/app.ts has no export 'handler'; it exports again, main");
    expect(missingExport(program, source, 'main')).toBeUndefined();
    expect(missingExport(program, source, 'main.nested')).toBeUndefined();
  });

  it('says that nothing is exported', () => {
    const { program, source } = read({ 'app.js': 'const handler = 1;' }, 'app.js');
    expect(missingExport(program, source, 'handler')).toBe("app.js has no export 'handler'; it exports nothing");
  });

  it('does not rule out what may be put on this', () => {
    const { program, source } = read({ 'app.js': 'this.handler = async () => 1;' }, 'app.js');
    expect(missingExport(program, source, 'handler')).toBeUndefined();
  });
});
