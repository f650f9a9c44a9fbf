import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PrivateCache } from '../../../src/source/load/private-cache.ts';
import { temporaryProject } from './temporary-project.ts';

const CONTENT = Buffer.from('compiled');

function textOf(content: Uint8Array | undefined): string | undefined {
  return content === undefined ? undefined : Buffer.from(content).toString();
}

describe('PrivateCache', () => {
  it('gives back what it wrote, in a folder and file of this user alone', () => {
    const folder = path.join(temporaryProject({}), 'cache', 'leastpriv');
    new PrivateCache(folder).write('a.bin', CONTENT);
    expect(textOf(new PrivateCache(folder).read('a.bin'))).toBe('compiled');
    expect(new PrivateCache(folder).read('b.bin')).toBeUndefined();
    expect([statSync(folder).mode & 0o777, statSync(path.join(folder, 'a.bin')).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(readdirSync(folder)).toEqual(['a.bin']);
  });

  it('does not use a folder that others can look into, or a link to one', () => {
    const root = temporaryProject({});
    const folder = path.join(root, 'cache');
    new PrivateCache(folder).write('a.bin', CONTENT);
    symlinkSync('cache', path.join(root, 'link'));
    expect(new PrivateCache(path.join(root, 'link')).read('a.bin')).toBeUndefined();
    chmodSync(folder, 0o770);
    expect(new PrivateCache(folder).read('a.bin')).toBeUndefined();
    new PrivateCache(folder).write('b.bin', CONTENT);
    expect(readdirSync(folder)).toEqual(['a.bin']);
  });

  it('does not use a file that others can write, or a link', () => {
    const root = temporaryProject({ 'elsewhere.bin': '' });
    const folder = path.join(root, 'cache');
    new PrivateCache(folder).write('a.bin', CONTENT);
    symlinkSync('a.bin', path.join(folder, 'link.bin'));
    expect(new PrivateCache(folder).read('link.bin')).toBeUndefined();
    chmodSync(path.join(folder, 'a.bin'), 0o606);
    expect(new PrivateCache(folder).read('a.bin')).toBeUndefined();
  });

  it('does not use a damaged file', () => {
    const folder = path.join(temporaryProject({}), 'cache');
    new PrivateCache(folder).write('a.bin', CONTENT);
    const file = path.join(folder, 'a.bin');
    const bytes = readFileSync(file);
    for (const damaged of [bytes.subarray(0, -1), bytes.subarray(0, 10), Buffer.concat([bytes, CONTENT])]) {
      writeFileSync(file, damaged);
      expect(new PrivateCache(folder).read('a.bin')).toBeUndefined();
    }
  });

  it('goes without where it cannot write', () => {
    const root = temporaryProject({ file: '' });
    const cache = new PrivateCache(path.join(root, 'file', 'cache'));
    cache.write('a.bin', CONTENT);
    expect(cache.read('a.bin')).toBeUndefined();
    mkdirSync(path.join(root, 'cache', 'a.bin'), { recursive: true, mode: 0o700 });
    new PrivateCache(path.join(root, 'cache')).write('a.bin', CONTENT);
    expect(readdirSync(path.join(root, 'cache'))).toEqual(['a.bin']);
  });
});
