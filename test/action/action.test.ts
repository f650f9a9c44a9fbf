import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = path.join(import.meta.dirname, '..', '..');
const VALIDATOR = path.join(ROOT, 'node_modules', '.bin', 'action-validator');
const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-action-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = readFileSync(path.join(ROOT, 'action.yml'), 'utf8');

interface Step {
  readonly name: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action: { inputs: Record<string, { description: string; default: string }>; runs: { using: string; steps: Step[] } } = parse(text);
const { steps } = action.runs;

describe('action.yml', () => {
  it('is an action as GitHub takes it', () => {
    expect(() => execFileSync(VALIDATOR, [path.join(ROOT, 'action.yml')], { stdio: 'pipe' })).not.toThrow();
  });

  it('is looked at by a validator that sees mistakes', () => {
    const broken = path.join(folder, 'action.yml');
    writeFileSync(broken, text.replace('using: composite', 'using: shell'));
    expect(() => execFileSync(VALIDATOR, [broken], { stdio: 'pipe' })).toThrow();
  });

  it('puts nothing into a shell but what is written in the action', () => {
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.filter(({ run }) => run?.includes('${{')).map(({ name }) => name)).toEqual([]);
  });

  it('describes every input that it uses, and uses every input that it describes', () => {
    const used = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
    for (const [name, { description }] of Object.entries(action.inputs)) expect(description, name).not.toBe('');
  });

  it('gives its scripts every variable that they read', () => {
    for (const { run, env = {} } of steps) {
      const script = run === undefined ? undefined : /tools\/action\/[\w-]+\.mjs/.exec(run)?.[0];
      if (script === undefined) continue;
      const source = readFileSync(path.join(ROOT, script), 'utf8');
      const read = [
        ...[...source.matchAll(/LEASTPRIV_ACTION_[A-Z_]+/g)].map(([name]) => name),
        ...[...source.matchAll(/(?:input|lines)\('([A-Z_]+)'\)|optional\('[\w-]+', '([A-Z_]+)'\)/g)].map(
          ([, one, other]) => `LEASTPRIV_ACTION_${one ?? other}`,
        ),
      ].filter((name) => name !== 'LEASTPRIV_ACTION_');
      expect(read.length, script).toBeGreaterThan(1);
      expect([...new Set(read)].sort(), script).toEqual(
        Object.keys(env)
          .filter((name) => name.startsWith('LEASTPRIV_'))
          .sort(),
      );
    }
  });
});

describe('.pre-commit-hooks.yaml', () => {
  it('has hooks as pre-commit takes them', () => {
    // https://pre-commit.com/#creating-new-hooks
    const hooks: Record<string, unknown>[] = parse(readFileSync(path.join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(hooks.map(({ id }) => id)).toEqual(['leastpriv-policies', 'leastpriv-diff', 'leastpriv-check']);
    for (const hook of hooks) {
      expect(hook).toMatchObject({ language: 'node', pass_filenames: false });
      expect(String(hook.entry)).toMatch(/^leastpriv (generate|diff|check)\b/);
      expect(() => new RegExp(String(hook.files))).not.toThrow();
    }
  });
});
