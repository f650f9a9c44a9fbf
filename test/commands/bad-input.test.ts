import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from './project-folder.ts';
import { type CliResult, runCli } from './run-cli.ts';

const PUT = `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const handler = async () => s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'a.jpg', Body: '' }));
`;

const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
Resources:
  Save:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: app.handler
`;

function expectOneLine(result: CliResult, ...words: readonly (string | RegExp)[]): void {
  expect(result.status).toBe(2);
  expect(result.stdout).toBe('');
  const lines = result.stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  for (const word of words) expect(lines[0]).toMatch(word);
}

/** The result is printed, and what is missing is said: never a policy that silently lacks a permission. */
function expectIncomplete(result: CliResult, ...words: readonly (string | RegExp)[]): void {
  expect(result.status).toBe(0);
  expect(JSON.parse(result.stdout)).toHaveProperty('Statement');
  expect(result.stderr).toContain('incomplete');
  expect(result.stderr).not.toMatch(/^\s+at /m);
  for (const word of words) expect(result.stderr).toMatch(word);
}

describe('input that stops the run', () => {
  it('names a path that does not exist', () => {
    expectOneLine(runCli(projectFolder({}), 'generate', 'nowhere'), 'nowhere');
  });

  it('says what was looked for where there is no function', () => {
    expectOneLine(runCli(projectFolder({ 'README.md': '' }), 'generate'), 'template.yaml', '--handler');
  });

  it('names the export that a named handler lacks', () => {
    const folder = projectFolder({ 'app.mjs': PUT });
    expectOneLine(runCli(folder, 'generate', '--handler', 'app.mjs#main'), 'app.mjs', 'main');
  });

  it('names a handler file that does not exist', () => {
    expectOneLine(runCli(projectFolder({}), 'generate', '--handler', 'gone.ts#handler'), 'gone.ts');
  });

  it('names a function that the template lacks', () => {
    const folder = projectFolder({ 'template.yaml': TEMPLATE, 'app.mjs': PUT });
    expectOneLine(runCli(folder, 'generate', '--function', 'Load'), 'Load', 'Save');
  });

  it('names the line where a template is not YAML', () => {
    const folder = projectFolder({ 'template.yaml': 'Resources:\n  Save: {Type: [\n' });
    expectOneLine(runCli(folder, 'generate'), /template\.yaml:\d+/);
  });

  it.each([
    ['--fail-on', 'everything'],
    ['--account', '12'],
    ['--format', 'xml'],
    ['--nonsense', 'x'],
  ])('refuses %s %s', (flag, value) => {
    const result = runCli(projectFolder({ 'app.mjs': PUT }), 'generate', '--handler', 'app.mjs#handler', flag, value);
    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain(flag);
  });
});

describe('input that leaves the result incomplete', () => {
  const analyse = (files: Readonly<Record<string, string | Uint8Array>>, handler = 'app.mjs#handler') =>
    runCli(projectFolder(files), 'generate', '--handler', handler);

  it('a syntax error in the handler', () => {
    expectIncomplete(analyse({ 'app.mjs': `${PUT}\nconst = ;` }), /app\.mjs:\d+/);
  });

  it('a syntax error in an imported module', () => {
    expectIncomplete(analyse({ 'app.mjs': `import './other.mjs';\n${PUT}`, 'other.mjs': 'function (' }), /other\.mjs:\d+/);
  });

  it('a tsconfig with a syntax error', () => {
    expectIncomplete(analyse({ 'app.ts': PUT, 'tsconfig.json': '{ "compilerOptions": ' }, 'app.ts#handler'), /tsconfig\.json:\d+/);
  });

  it('an extends outside the root', () => {
    expectIncomplete(
      analyse({ 'app.ts': PUT, 'tsconfig.json': '{ "extends": "../../elsewhere/tsconfig.json" }' }, 'app.ts#handler'),
      /tsconfig\.json/,
    );
  });

  it('a binary module', () => {
    expectIncomplete(analyse({ 'app.mjs': `import './blob.js';\n${PUT}`, 'blob.js': Uint8Array.from([0, 1, 2, 0, 255, 0]) }), /blob\.js/);
  });

  it('a module in Latin-1', () => {
    const latin = Buffer.from("export const caf\u00e9 = 'caf\u00e9';\n", 'latin1');
    expectIncomplete(analyse({ 'app.mjs': `import './menu.mjs';\n${PUT}`, 'menu.mjs': latin }), /menu\.mjs/);
  });

  it('2,000 nested parentheses', () => {
    const nested = `export const deep = ${'('.repeat(2000)}1${')'.repeat(2000)};\n`;
    const result = analyse({ 'app.mjs': `import './deep.mjs';\n${PUT}`, 'deep.mjs': nested });
    expect(result.status).toBe(0);
    expect(result.stdout).toContain('s3:PutObject');
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  it('a module that is missing', () => {
    expectIncomplete(analyse({ 'app.mjs': `import { save } from './gone.mjs';\n${PUT}` }), /app\.mjs:1/, /gone\.mjs/);
  });
});

describe('odd input that is read all the same', () => {
  it('UTF-16 with a byte order mark', () => {
    const result = runCli(projectFolder({ 'app.mjs': Buffer.from(`\ufeff${PUT}`, 'utf16le') }), 'generate', '--handler', 'app.mjs#handler');
    expect(result.status).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ Statement: [{ Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::photos/a.jpg'] }] });
  });

  it('a symbolic link loop in the project', () => {
    const folder = projectFolder({ 'template.yaml': TEMPLATE, 'app.mjs': PUT });
    symlinkSync(folder, path.join(folder, 'again'));
    const result = runCli(folder, 'generate', '--no-runtime');
    expect(result.status).toBe(0);
    expect(JSON.parse(result.stdout)).toMatchObject({ Statement: [{ Action: ['s3:PutObject'] }] });
  });

  it('a function in another language beside one that is read', () => {
    const python = '  Load:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: python3.13\n      Handler: app.handler\n';
    const result = runCli(projectFolder({ 'template.yaml': TEMPLATE + python, 'app.mjs': PUT }), 'generate', '--no-runtime');
    expect(result.status).toBe(0);
    const policies = JSON.parse(result.stdout);
    expect(policies.Save.Statement).toHaveLength(1);
    expect(policies.Load.Statement).toEqual([]);
    expect(result.stderr).toMatch(/template\.yaml:\d+:\d+: .*python3\.13/);
    expect(result.stderr).toMatch(/incomplete.*Load/);
  });

  it('a 7 MB minified module', () => {
    const statements = Array.from({ length: 220_000 }, (_, index) => `var a${index}=function(b){return b+${index}};`).join('');
    const result = runCli(
      projectFolder({ 'app.mjs': `import './big.js';\n${PUT}`, 'big.js': statements }),
      'generate',
      '--handler',
      'app.mjs#handler',
    );
    expect(result.status).toBe(0);
    expect(result.stdout).toContain('s3:PutObject');
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });
});
