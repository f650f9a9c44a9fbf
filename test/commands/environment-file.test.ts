import { describe, expect, it } from 'vitest';
import { projectRequest } from '../../src/commands/project-options.ts';
import { projectFolder } from './project-folder.ts';

/** The bindings of `--env-file` with this content, and of `--env`. */
function bindings(content: string, env: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const folder = projectFolder({ '.env': content });
  return Object.fromEntries(projectRequest(folder, { envFile: `${folder}/.env`, env: new Map(Object.entries(env)) }).env);
}

describe('--env-file', () => {
  it.each([
    ['a name and a value', 'TABLE=orders', { TABLE: 'orders' }],
    ['a value with an equals sign', 'URL=https://example.com/?a=b', { URL: 'https://example.com/?a=b' }],
    ['quotes', `A="with space"\nB='single'\nC="not closed`, { A: 'with space', B: 'single', C: '"not closed' }],
    ['comments, empty lines and what a shell exports', '# names\n\n  # more\nexport TABLE=orders\n', { TABLE: 'orders' }],
    ['an empty value', 'TABLE=', { TABLE: '' }],
    ['lines that end as on Windows', 'A=1\r\nB=2\r\n', { A: '1', B: '2' }],
    ['a name that stands twice: the last', 'A=1\nA=2', { A: '2' }],
  ])('reads %s', (_, content, expected) => {
    expect(bindings(content)).toEqual(expected);
  });

  it('yields to --env', () => {
    expect(bindings('A=1\nB=2', { B: '3' })).toEqual({ A: '1', B: '3' });
  });

  it('names the line that is none', () => {
    expect(() => bindings('A=1\nnothing')).toThrow(/\.env:2: expected NAME=VALUE/);
  });

  it('that is missing is named', () => {
    expect(() => projectRequest('.', { envFile: 'no-such.env' })).toThrow('--env-file no-such.env: the file cannot be read');
  });
});
