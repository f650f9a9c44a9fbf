import { readFileSync } from 'node:fs';
import path from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = path.join(import.meta.dirname, '..', '..');
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
    expect(validateAction(text).errors).toEqual([]);
  });

  it('is looked at by a validator that sees mistakes', () => {
    expect(validateAction(text.replace('using: composite', 'using: shell')).errors).not.toEqual([]);
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

describe('docs/ci.md', () => {
  const page = readFileSync(path.join(ROOT, 'docs', 'ci.md'), 'utf8');
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
  const workflows = blocks.filter((block) => /^on:/m.test(block));

  it('shows workflows as GitHub takes them', () => {
    expect(workflows.length).toBeGreaterThan(0);
    for (const workflow of workflows) expect(validateWorkflow(workflow).errors).toEqual([]);
  });

  it('gives the action only inputs that it has', () => {
    const jobs = workflows.flatMap((workflow): { steps: { uses?: string; with?: object }[] }[] => Object.values(parse(workflow).jobs));
    const uses = jobs.flatMap(({ steps: all }) => all.filter(({ uses: name }) => name?.includes('/leastpriv@')));
    expect(uses.length).toBeGreaterThan(0);
    for (const { with: given = {} } of uses) expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
  });

  it('names every input of the action', () => {
    for (const name of Object.keys(action.inputs)) expect(page).toContain(`\`${name}\``);
  });

  it('shows pre-commit hooks that there are', () => {
    const configuration = blocks.map((block) => parse(block)).find((block) => block.repos !== undefined);
    const ids = configuration.repos.flatMap(({ hooks }: { hooks: { id: string }[] }) => hooks.map(({ id }) => id));
    const known: { id: string }[] = parse(readFileSync(path.join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(known.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });
});
