import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findSecrets } from '../../src/rules/find-secrets.ts';
import { isSecretByNameInCode } from '../../src/rules/secret-names.ts';
import { sourceTexts } from '../../src/source/sensitive/source-texts.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

it('no file that this project ships or is built by holds a secret', async () => {
  const files = ['src', 'bench', 'tools'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs|cjs|js)$/.test(name) && !name.includes('node_modules'))
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/'))),
  );
  const texts = sourceTexts(ROOT, files);
  expect(texts.length).toBeGreaterThan(5000);
  const found = (await findSecrets(texts)).flatMap(({ index, what }) => {
    const origin = texts[index]?.origin;
    return origin === undefined ? [] : [`${origin.file}:${origin.line} ${what}`];
  });
  const named = texts.filter(({ kind, name, text }) => kind === 'literal' && name !== undefined && isSecretByNameInCode(name, text));
  expect([...found, ...named.map(({ origin, name }) => `${origin.file}:${origin.line} ${name}`)]).toEqual([]);
});
