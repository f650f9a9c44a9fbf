import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CachedScript } from '../../../src/source/load/cached-script.ts';
import { PrivateCache } from '../../../src/source/load/private-cache.ts';
import { temporaryProject } from './temporary-project.ts';

const SCRIPT = "exports.name = require('./beside.js') + __filename.slice(-4);\nmodule.exports.sum = (a, b) => a + b;\n";

/**
 * A script with this text in a file of its own: within one process V8 knows a text and file that it has compiled, and then asks no cache.
 * All share the cache folder.
 */
function scripts(text = SCRIPT): { readonly cache: PrivateCache; readonly folder: string; next(): CachedScript } {
  const names = Array.from({ length: 4 }, (_, index) => `main${index}.js`);
  const root = temporaryProject({ 'beside.js': "module.exports = 'beside ';", ...Object.fromEntries(names.map((name) => [name, text])) });
  const folder = path.join(root, 'cache');
  return { cache: new PrivateCache(folder), folder, next: () => new CachedScript(path.join(root, names.shift() ?? ''), folder, 'main-1') };
}

function runAndSave(script: CachedScript): unknown {
  const exported = script.run();
  script.save();
  return exported;
}

describe('CachedScript', () => {
  it('runs a CommonJS file the same with and without its compiled code', () => {
    const { cache, folder, next } = scripts();
    expect(runAndSave(next())).toMatchObject({ name: 'beside 0.js' });
    const [file = '', ...more] = readdirSync(folder);
    expect(more).toEqual([]);
    const compiled = cache.read(file);
    expect(runAndSave(next())).toMatchObject({ name: 'beside 1.js' });
    expect(cache.read(file)).toEqual(compiled);
  });

  it('writes nothing before it is told to', () => {
    const { folder, next } = scripts();
    next().run();
    expect(existsSync(folder)).toBe(false);
  });

  it('replaces what another version of V8 compiled', () => {
    const { cache, folder, next } = scripts();
    runAndSave(next());
    const [file = ''] = readdirSync(folder);
    const old = Buffer.from(cache.read(file) ?? []);
    // The word after the magic number is the version: https://github.com/v8/v8/blob/main/src/snapshot/code-serializer.h
    const version = old.readUInt32LE(4);
    old.writeUInt32LE(version ^ 0xffff, 4);
    cache.write(file, old);
    expect(runAndSave(next())).toMatchObject({ name: 'beside 1.js' });
    expect(Buffer.from(cache.read(file) ?? []).readUInt32LE(4)).toBe(version);
  });

  it('replaces what belongs to another text, and what is no compiled code', () => {
    const { cache, folder, next } = scripts();
    runAndSave(next());
    const [file = ''] = readdirSync(folder);
    const compiled = cache.read(file);
    cache.write(file, Buffer.from('no compiled code'));
    expect(runAndSave(next())).toMatchObject({ name: 'beside 1.js' });
    expect(cache.read(file)?.length).toBe(compiled?.length);
    const other = new CachedScript(path.join(temporaryProject({ 'x.js': 'exports.x = 1;' }), 'x.js'), folder, 'main-1');
    expect(other.run()).toEqual({ x: 1 });
  });
});
