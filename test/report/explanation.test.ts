import { describe, expect, it } from 'vitest';
import { literal } from '../../src/model/pattern.ts';
import type { Requirement, TrailEvidence } from '../../src/model/requirement.ts';
import { explanation } from '../../src/report/explanation.ts';

const requirement: Requirement = {
  action: 'dynamodb:PutItem',
  resource: literal('arn:aws:dynamodb:eu-west-1:123456789012:table/orders'),
  confidence: 'high',
  evidence: [
    {
      kind: 'code',
      service: 'dynamodb',
      operation: 'PutItem',
      origin: { file: 'src/repository.ts', line: 20, column: 5 },
      via: [{ file: 'src/app.ts', line: 7, column: 3, caller: 'handler' }],
      rule: 'the action has the name of the operation',
    },
  ],
};

const functions = [{ id: 'Save', requirements: [requirement] }];

describe('explain', () => {
  it('prints the chain from the handler to the call', () => {
    expect(explanation(functions, 'dynamodb:PutItem')).toBe(
      [
        'dynamodb:PutItem on arn:aws:dynamodb:eu-west-1:123456789012:table/orders',
        '  for Save',
        '    src/app.ts:7:3  in handler',
        '    src/repository.ts:20:5  dynamodb PutItem',
        '    rule: the action has the name of the operation',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [{ count: 3, denied: false }, 'seen 3 times, 2026-09-01T00:00:00Z to 2026-09-03T00:00:00Z: dynamodb PutItem'],
    [{ count: 1, denied: true }, 'denied 1 time, 2026-09-01T00:00:00Z to 2026-09-03T00:00:00Z: dynamodb PutItem'],
    [
      { count: 2, denied: false, resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders', invokedBy: 'backup.amazonaws.com' },
      'dynamodb PutItem on arn:aws:dynamodb:eu-west-1:123456789012:table/orders, called by backup.amazonaws.com',
    ],
  ])('prints what a trail saw: %j', (seen, text) => {
    const evidence: TrailEvidence = {
      ...{ kind: 'trail', service: 'dynamodb', operation: 'PutItem', first: '2026-09-01T00:00:00Z', last: '2026-09-03T00:00:00Z' },
      ...seen,
    };
    const seenToo = [{ id: 'Save', requirements: [{ ...requirement, evidence: [...requirement.evidence, evidence] }] }];
    expect(explanation(seenToo, 'dynamodb:PutItem')).toContain(text);
  });

  it.each(['dynamodb:putitem', 'dynamodb:*', '*:Put?tem', 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders'])(
    'selects by %s',
    (query) => {
      expect(explanation(functions, query)).toContain('src/repository.ts:20:5');
    },
  );

  it.each(['dynamodb:Put', 'dynamodb.PutItem', 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders2'])(
    'does not select by %s',
    (query) => {
      expect(explanation(functions, query)).toBe('');
    },
  );
});
