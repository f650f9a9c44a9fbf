import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from './project-folder.ts';
import { runCli } from './run-cli.ts';

const script = (shell: string) => runCli('.', 'completion', shell).stdout;

/** What bash offers for a line that is typed so far. */
function completeInBash(...words: readonly string[]): readonly string[] {
  const folder = projectFolder({});
  const file = path.join(folder, 'run.bash');
  const quoted = words.map((word) => `'${word}'`).join(' ');
  writeFileSync(
    file,
    `${script('bash')}\nCOMP_WORDS=(leastpriv ${quoted})\nCOMP_CWORD=${words.length}\n_leastpriv\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`,
  );
  const result = spawnSync('bash', [file], { cwd: folder, encoding: 'utf8' });
  expect(result.stderr).toBe('');
  return result.stdout.split('\n').filter((line) => line !== '');
}

describe('completion in bash', () => {
  it('completes commands', () => {
    expect(completeInBash('ge')).toEqual(['generate']);
    expect(completeInBash('')).toEqual(expect.arrayContaining(['completion', 'diff', 'explain', 'generate', 'lookup']));
  });

  it('completes the flags of the command and no others', () => {
    expect(completeInBash('generate', '--acc')).toEqual(['--account']);
    expect(completeInBash('lookup', '--acc')).toEqual([]);
  });

  it('completes the values of a flag that has a fixed few', () => {
    expect([...completeInBash('generate', '--format', '')].sort()).toEqual(['cloudformation', 'json', 'terraform']);
    expect(completeInBash('generate', '--partition', 'aws-us')).toEqual(['aws-us-gov']);
  });
});

describe('completion in other shells', () => {
  it.each(['zsh', 'fish'])('names every command in %s', (shell) => {
    for (const command of ['generate', 'diff', 'explain', 'lookup']) expect(script(shell)).toContain(command);
  });

  it.each([
    ['zsh', ['-n']],
    ['fish', ['--no-execute']],
  ])('is a script that %s can read', (shell, flags) => {
    const file = path.join(projectFolder({ script: script(shell) }), 'script');
    const result = spawnSync(shell, [...flags, file], { encoding: 'utf8' });
    if (result.error !== undefined) {
      process.stderr.write(`${shell} is not on this machine: its completion script is not parsed\n`);
      return;
    }
    expect({ status: result.status, stderr: result.stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('refuses another shell', () => {
    const { status, stderr } = runCli('.', 'completion', 'powershell');
    expect(status).toBe(2);
    expect(stderr).toContain('Allowed choices are bash, zsh, fish');
  });
});
