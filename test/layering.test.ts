import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = path.join(import.meta.dirname, '..', 'src');

/** Each room with the layer it stands on; a room imports rooms of lower layers only, and itself. */
const LAYERS: Readonly<Record<string, number>> = {
  support: 0,
  model: 1,
  policy: 2,
  hcl: 2,
  catalog: 3,
  source: 4,
  project: 5,
  trail: 6,
  role: 6,
  rules: 7,
  emit: 7,
  report: 7,
  'run.ts': 8,
  review: 8.5,
  'index.ts': 9,
  commands: 9,
  'cli.ts': 10,
};

interface Import {
  readonly from: string;
  readonly target: string;
}

function sourceFiles(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.split(path.sep).join('/'));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(SOURCE, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return specifiers.map((target) => ({ from: file, target }));
}

function room(file: string): string {
  return file.split('/')[0] ?? '';
}

const imports = sourceFiles().flatMap(importsOf);

describe('layering', () => {
  it('finds the imports it is to judge', () => {
    expect(imports.length).toBeGreaterThan(20);
  });

  it('lets a room import only itself and the rooms below it', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .filter(({ from, target }) => {
        const to = path.posix.normalize(path.posix.join(path.posix.dirname(from), target));
        const own = LAYERS[room(from)];
        const other = LAYERS[room(to)];
        if (own === undefined || other === undefined) return true;
        return room(from) !== room(to) && other >= own;
      });
    expect(wrong).toEqual([]);
  });

  it('keeps packages in the rooms that own them', () => {
    const owners: Readonly<Record<string, readonly string[]>> = {
      'ts-morph': ['source'],
      commander: ['cli.ts', 'commands'],
      '@aws-sdk/client-iam': ['role'],
      '@aws-sdk/client-cloudtrail': ['trail'],
      '@aws-sdk/client-athena': ['trail'],
    };
    const wrong = imports.filter(({ from, target }) => owners[target] !== undefined && !owners[target].includes(room(from)));
    expect(wrong).toEqual([]);
  });

  it('never imports the AGPL simulator from the product', () => {
    const wrong = imports.filter(({ target }) => target.startsWith('@cloud-copilot/'));
    expect(wrong).toEqual([]);
  });

  it('touches process only in cli and commands', () => {
    const wrong = sourceFiles()
      .filter((file) => !['cli.ts', 'commands'].includes(room(file)))
      .filter((file) => /(?<![\w.'"`])process\.(?!env\.X)/.test(withoutCommentsAndStrings(readFileSync(path.join(SOURCE, file), 'utf8'))));
    expect(wrong).toEqual([]);
  });
});

function withoutCommentsAndStrings(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/gm, '');
}
