import { describe, expect, it } from 'vitest';
import { isOver, parseFailOn } from '../../src/commands/fail-on.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ProjectNeeds } from '../../src/run.ts';

const needs = (...severities: readonly Finding['severity'][]): Pick<ProjectNeeds, 'functions' | 'findings'> => ({
  functions: [],
  findings: severities.map((severity) => ({ rule: 'some-rule', severity, message: 'something' })),
});

describe('--fail-on', () => {
  it.each([
    ['error', 'error', true],
    ['error', 'warning', false],
    ['warning', 'error', true],
    ['warning', 'note', false],
    ['note', 'note', true],
    ['none', 'error', false],
    ['incomplete', 'error', false],
  ] as const)('%s with a finding of severity %s: %s', (list, severity, over) => {
    expect(isOver(needs(severity), parseFailOn(list))).toBe(over);
  });

  it('takes several words', () => {
    expect(parseFailOn('incomplete, error')).toEqual(['incomplete', 'error']);
  });

  it('refuses a word that it does not know', () => {
    expect(() => parseFailOn('errors')).toThrow(/--fail-on errors: use incomplete, error, warning, note or none/);
  });

  it.each(['none,error', 'error, none', 'none,none,note'])('refuses %s, which says two things', (list) => {
    expect(() => parseFailOn(list)).toThrow(`--fail-on ${list}: none stands alone`);
  });

  it.each(['', ' ', ','])('refuses "%s", which names nothing and would never fail', (list) => {
    expect(() => parseFailOn(list)).toThrow('names nothing');
  });
});
