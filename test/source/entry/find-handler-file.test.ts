import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findHandlerFile } from '../../../src/source/entry/find-handler-file.ts';
import { temporaryProject } from '../load/temporary-project.ts';

function empty(...files: readonly string[]): string {
  return temporaryProject(Object.fromEntries(files.map((file) => [file, ''])));
}

describe('findHandlerFile', () => {
  it.each(['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'tsx', 'jsx'])('finds a .%s module', (extension) => {
    expect(findHandlerFile(empty(`src/app.${extension}`), '', 'src/app.handler')).toEqual({
      kind: 'found',
      file: `src/app.${extension}`,
      export: 'handler',
    });
  });

  it('prefers the source to what it was compiled to', () => {
    expect(findHandlerFile(empty('app.js', 'app.ts', 'app.mjs'), '.', 'app.handler')).toMatchObject({ file: 'app.ts' });
    expect(findHandlerFile(empty('app.cjs', 'app.js'), '', 'app.handler')).toMatchObject({ file: 'app.js' });
  });

  it('looks below the base folder', () => {
    const root = empty('functions/get/app.js', 'app.js');
    expect(findHandlerFile(root, 'functions/get/', './app.lambdaHandler')).toEqual({
      kind: 'found',
      file: 'functions/get/app.js',
      export: 'lambdaHandler',
    });
    expect(findHandlerFile(root, 'functions', 'get/app.handler')).toMatchObject({ file: 'functions/get/app.js' });
  });

  it('splits at the first dot of the file name: what follows is a path of exports', () => {
    expect(findHandlerFile(empty('src.v1/app.js'), '', 'src.v1/app.orders.create')).toEqual({
      kind: 'found',
      file: 'src.v1/app.js',
      export: 'orders.create',
    });
    expect(findHandlerFile(empty('orders.js', 'orders.create.js'), '', 'orders.create.handler')).toMatchObject({
      file: 'orders.js',
      export: 'create.handler',
    });
  });

  it('tries a later dot where the first gives no file', () => {
    expect(findHandlerFile(empty('orders.create.ts'), '', 'orders.create.handler')).toMatchObject({
      file: 'orders.create.ts',
      export: 'handler',
    });
  });

  it('says what it looked for', () => {
    const result = findHandlerFile(empty('app.py'), 'src', 'app.handler');
    expect(result).toMatchObject({ kind: 'missing', reason: "no source file for 'app.handler' in src" });
    expect(result.kind === 'missing' ? result.tried : []).toContain('src/app.ts');
  });

  it.each(['handler', 'app.', '.handler', ''])("refuses '%s'", (handler) => {
    expect(findHandlerFile(empty('app.js'), '', handler)).toMatchObject({
      kind: 'missing',
      reason: `'${handler}' does not have the form FILE.EXPORT`,
    });
  });

  it('never leaves the root', () => {
    const root = empty('project/app.js', 'other/app.js');
    symlinkSync('../other', path.join(root, 'project', 'link'));
    expect(findHandlerFile(path.join(root, 'project'), '..', 'other/app.handler').kind).toBe('missing');
    expect(findHandlerFile(path.join(root, 'project'), '', 'link/app.handler').kind).toBe('missing');
  });
});
