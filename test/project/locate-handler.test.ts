import { describe, expect, it } from 'vitest';
import { locateHandler } from '../../src/project/locate-handler.ts';
import { SafeFiles } from '../../src/source/load/safe-files.ts';
import { projectFolder, readFiles } from './project-folder.ts';

const TSCONFIG = '{ "compilerOptions": { "outDir": "js", "rootDir": "code" } }';

describe('locateHandler', () => {
  it.each([
    ['TypeScript beside JavaScript', ['a.js', 'a.ts'], '.', 'a.handler', 'a.ts', false],
    [
      'what a tsconfig compiles to it, though it is built',
      ['tsconfig.json', 'js/a.js', 'code/a.ts'],
      'js',
      'a.handler',
      'code/a.ts',
      false,
    ],
    ['a built file', ['dist/a.js', 'src/a.ts'], 'dist', 'a.handler', 'dist/a.js', false],
    ['the same path below src', ['src/x/a.ts', 'other/a.ts'], 'dist', 'x/a.handler', 'src/x/a.ts', true],
    ['the only file of that name', ['code/x/a.ts', 'code/x/a.test.ts', 'node_modules/a.js'], '.', 'x/a.handler', 'code/x/a.ts', true],
    [
      'the file that a bundle is named after',
      ['src/handlers/get.ts', 'src/handlers/put.ts'],
      'dist/get',
      'index.handler',
      'src/handlers/get.ts',
      true,
    ],
  ])('finds %s', (_, names, folder, handler, file, isAssumed) => {
    const root = projectFolder(Object.fromEntries(names.map((name) => [name, name === 'tsconfig.json' ? TSCONFIG : ''])));
    const located = locateHandler(new SafeFiles(root), folder, handler);
    expect(located.handler).toEqual({ kind: 'handler', file, export: 'handler' });
    expect(located.assumption !== undefined).toBe(isAssumed);
  });

  it('names the candidates where it can not choose', () => {
    const root = projectFolder({ 'one/a.ts': '', 'two/a.ts': '' });
    expect(locateHandler(new SafeFiles(root), '.', 'a.handler').handler).toMatchObject({
      kind: 'unresolved',
      reason: expect.stringContaining('it could be any of one/a.ts, two/a.ts'),
    });
  });
});

describe('archives', () => {
  const main =
    'resource "aws_lambda_function" "f" {\n  function_name = "f"\n  runtime = "nodejs22.x"\n  handler = "index.handler"\n  filename = "../dist.zip"\n}\n';

  it('that are not in the project stand for the folder they are named after, as an assumption', () => {
    const { project, findings } = readFiles({ 'infra/main.tf': main, 'src/index.ts': '' });
    expect(project.functions[0]?.handler).toMatchObject({ kind: 'handler', file: 'src/index.ts' });
    expect(findings).toMatchObject([{ rule: 'handler-source-assumed', function: 'aws_lambda_function.f' }]);
  });
});
