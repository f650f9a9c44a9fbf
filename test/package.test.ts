import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');

describe('the packed package', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-package-'));
    const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' })
      .trim()
      .split('\n')
      .at(-1);
    execFileSync('npm', ['init', '--yes'], { cwd: folder, stdio: 'ignore' });
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--omit=dev', `./${tarball}`], { cwd: folder, stdio: 'ignore' });
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('generates a policy in an empty folder', () => {
    cpSync(path.join(ROOT, 'samples', 'orders-sam'), path.join(folder, 'shop'), { recursive: true });
    const bin = path.join(folder, 'node_modules', '.bin', 'leastpriv');
    const printed = execFileSync(bin, ['generate', 'shop', '--function', 'CreateOrder', '--quiet'], { cwd: folder, encoding: 'utf8' });
    const expected = readFileSync(path.join(ROOT, 'samples', 'orders-sam', 'expected', 'CreateOrder.json'), 'utf8');
    expect(printed).toBe(expected);
  });

  it('can be used as a library', () => {
    const script = `
      import { requirementsOf } from 'leastpriv';
      const needed = await requirementsOf({ service: 's3', operation: 'HeadObject', input: { Bucket: 'photos', Key: 'a.jpg' } });
      console.log(needed.map(({ action }) => action).join());
    `;
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder, encoding: 'utf8' });
    expect(printed.trim()).toBe('s3:GetObject');
  });
});
