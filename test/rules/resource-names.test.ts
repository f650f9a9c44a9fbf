import { describe, expect, it } from 'vitest';
import { literal, type PatternPart, wildcard } from '../../src/model/pattern.ts';
import { ALL_RULES } from '../../src/rules/all-rules.ts';
import { factsWithTable } from './rule-facts.ts';

const CASES: readonly (readonly [rule: string, severity: string, part: PatternPart, says: RegExp])[] = [
  ['unbound-environment-variable', 'warning', { kind: 'environment', name: 'TABLE', reason: 'not bound' }, /--env TABLE=VALUE/],
  [
    'parameter-default-used',
    'warning',
    { kind: 'parameter', name: 'Stage', value: literal('dev'), isDefault: true, reason: 'default' },
    /--parameter Stage=VALUE/,
  ],
  [
    'parameter-default-used',
    'warning',
    {
      kind: 'reference',
      resource: 'Orders',
      attribute: 'name',
      type: 'AWS::DynamoDB::Table',
      value: [{ kind: 'parameter', name: 'Stage', value: literal('dev'), isDefault: true, reason: 'default' }],
      reason: 'declared',
    },
    /--parameter Stage=VALUE/,
  ],
  ['parameter-without-value', 'warning', { kind: 'parameter', name: 'Stage', isDefault: false, reason: 'none' }, /--parameter Stage=VALUE/],
  [
    'generated-name-unknown',
    'warning',
    { kind: 'reference', resource: 'Api', attribute: 'name', type: 'AWS::X::Y', reason: 'an id that AWS makes' },
    /name of Api \(AWS::X::Y\).*an id that AWS makes/,
  ],
  ['resource-known-at-run-time', 'note', { kind: 'unknown', cause: 'event', reason: 'part of the event' }, /part of the event/],
  ['resource-known-at-run-time', 'note', { kind: 'unknown', cause: 'response', reason: 'from ListTables' }, /from ListTables/],
  ['resource-not-resolved', 'warning', { kind: 'unknown', cause: 'unresolved', reason: 'an unread package' }, /an unread package/],
];

describe('rules on the names in resources', () => {
  it.each(CASES)('%s is a %s at each place, naming the actions', (rule, severity, part, says) => {
    const findings = ALL_RULES.flatMap((one) => one.check(factsWithTable([part])));
    expect(findings).toHaveLength(2);
    expect(findings.every((finding) => finding.rule === rule && finding.severity === severity && finding.function === 'Save')).toBe(true);
    expect(findings.map(({ origin }) => origin?.line)).toEqual([4, 9]);
    expect(findings[0]?.message).toMatch(/^dynamodb:GetItem, dynamodb:PutItem: /);
    expect(findings[0]?.message).toMatch(says);
  });

  it.each([
    ['a literal name', literal('orders')],
    ['a wildcard that AWS itself asks for', wildcard('??????')],
    ['a parameter that the user gave', [{ kind: 'parameter', name: 'Stage', value: literal('prod'), isDefault: false, reason: 'given' }]],
    [
      'a declared resource with a known shape',
      [{ kind: 'reference', resource: 'T', attribute: 'name', type: 'AWS::DynamoDB::Table', value: literal('t'), reason: '' }],
    ],
    ['the account', [{ kind: 'pseudo', name: 'account' }]],
  ] as const)('say nothing of %s', (_, name) => {
    expect(ALL_RULES.flatMap((one) => one.check(factsWithTable(name)))).toEqual([]);
  });
});
