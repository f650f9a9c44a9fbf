import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAXIMUM_FILE_BYTES, SafeFiles } from '../../../src/source/load/safe-files.ts';
import { UserError } from '../../../src/support/errors.ts';
import { temporaryProject } from './temporary-project.ts';

function problemOf(files: SafeFiles, file: string): string {
  const content = files.read(file);
  return content.kind === 'problem' ? content.problem : 'none';
}

describe('SafeFiles', () => {
  it('reads a file below the root under its real relative name', () => {
    const files = new SafeFiles(temporaryProject({ 'src/app.ts': 'export {};' }));
    expect(files.read('./src/../src/app.ts')).toEqual({ kind: 'text', file: 'src/app.ts', text: 'export {};', encoding: 'utf-8' });
  });

  it('refuses what lies outside the root, by path and by link', () => {
    const outside = temporaryProject({ 'secret.ts': 'secret' });
    const root = temporaryProject({ 'a.ts': '' });
    symlinkSync(path.join(outside, 'secret.ts'), path.join(root, 'link.ts'));
    symlinkSync(outside, path.join(root, 'folder'));
    const files = new SafeFiles(root);
    expect(problemOf(files, '../secret.ts')).toBe('outside-root');
    expect(problemOf(files, path.join(outside, 'secret.ts'))).toBe('outside-root');
    expect(problemOf(files, 'link.ts')).toBe('outside-root');
    expect(problemOf(files, 'folder/secret.ts')).toBe('outside-root');
    expect(files.list('folder')).toEqual([]);
  });

  it('gives one name to a file that several links lead to', () => {
    const root = temporaryProject({ 'packages/db/index.ts': '' });
    mkdirSync(path.join(root, 'node_modules'));
    symlinkSync('../packages/db', path.join(root, 'node_modules', 'db'));
    symlinkSync('packages/db/index.ts', path.join(root, 'alias.ts'));
    const files = new SafeFiles(root);
    expect(files.locate('node_modules/db/index.ts')).toEqual({ kind: 'file', file: 'packages/db/index.ts' });
    expect(files.locate('alias.ts')).toEqual({ kind: 'file', file: 'packages/db/index.ts' });
  });

  it('follows a link to a folder above it without end only as far as it is asked', () => {
    const root = temporaryProject({ 'src/a.ts': 'a' });
    symlinkSync('..', path.join(root, 'src', 'up'));
    const files = new SafeFiles(root);
    expect(files.locate('src/up/src/up/src/a.ts')).toEqual({ kind: 'file', file: 'src/a.ts' });
  });

  it('names loops and dangling links', () => {
    const root = temporaryProject({});
    symlinkSync('b.ts', path.join(root, 'a.ts'));
    symlinkSync('a.ts', path.join(root, 'b.ts'));
    symlinkSync('nowhere.ts', path.join(root, 'c.ts'));
    const files = new SafeFiles(root);
    expect(problemOf(files, 'a.ts')).toBe('symlink-loop');
    expect(problemOf(files, 'c.ts')).toBe('missing');
  });

  it('names missing files, folders, and paths through files', () => {
    const files = new SafeFiles(temporaryProject({ 'src.ts/index.ts': '', 'app.ts': '' }));
    expect(problemOf(files, 'nothing.ts')).toBe('missing');
    expect(problemOf(files, 'src.ts')).toBe('folder');
    expect(problemOf(files, 'app.ts/x.ts')).toBe('missing');
  });

  it('does not read more than the bound', () => {
    const files = new SafeFiles(
      temporaryProject({ 'at.js': 'x'.repeat(100), 'over.js': 'x'.repeat(101), 'huge.js': 'x'.repeat(MAXIMUM_FILE_BYTES + 1) }),
    );
    expect(files.read('at.js', 100).kind).toBe('text');
    expect(files.read('over.js', 100)).toMatchObject({ problem: 'too-large', reason: 'it has 101 bytes, more than the 100 that are read' });
    expect(problemOf(files, 'huge.js')).toBe('too-large');
  });

  it('tells folders from files and lists by code point', () => {
    const files = new SafeFiles(temporaryProject({ 'b/x.ts': '', 'B.ts': '', 'a.ts': '' }));
    expect(files.list('')).toEqual(['B.ts', 'a.ts', 'b']);
    expect([files.isFolder('b'), files.isFile('b'), files.isFile('a.ts'), files.isFolder('')]).toEqual([true, false, true, true]);
  });

  it('throws a user error for a root that is no folder', () => {
    const root = temporaryProject({ 'a.ts': '' });
    expect(() => new SafeFiles(path.join(root, 'a.ts'))).toThrow(UserError);
    expect(() => new SafeFiles(path.join(root, 'none'))).toThrow(UserError);
  });
});
