import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentSet, PolicyDocument } from '../../src/policy/document.ts';
import { minimise } from '../../src/policy/minimise.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { KNOWLEDGE, policy, request } from './closed-world.ts';
import { allows, type RawPolicy } from './simulator.ts';

function minimised(statements: readonly object[]) {
  const document = read({ Version: '2012-10-17', Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })) });
  return raw(minimise(document, KNOWLEDGE)).Statement;
}

function read(document: unknown): PolicyDocument {
  return readPolicyDocument(JSON.stringify(document), 'p.json');
}

function raw({ version, statements }: PolicyDocument): RawPolicy {
  const texts = ({ patterns }: DocumentSet) => patterns.map(({ text }) => text);
  return {
    Version: version,
    Statement: statements.map(({ effect, action, resource, conditions }) => {
      const Condition: Record<string, Record<string, readonly string[]>> = {};
      for (const { operator, key, values } of conditions)
        Condition[operator] = { ...Condition[operator], [key]: values.map(({ text }) => text) };
      return {
        Effect: effect,
        [action.negated ? 'NotAction' : 'Action']: texts(action),
        ...(resource === undefined ? {} : { [resource.negated ? 'NotResource' : 'Resource']: texts(resource) }),
        ...(conditions.length === 0 ? {} : { Condition }),
      };
    }),
  };
}

describe('minimise', () => {
  it('joins twelve tables with the same four actions into one statement', () => {
    const actions = ['GetItem', 'PutItem', 'Query', 'DeleteItem'].map((name) => `dynamodb:${name}`);
    const statements = Array.from({ length: 12 }, (_, index) => index).flatMap((table) =>
      actions.map((Action) => ({ Action, Resource: `arn:aws:dynamodb:*:*:table/t${table}` })),
    );
    const [statement, ...more] = minimised(statements);
    expect(more).toEqual([]);
    expect(statement?.Action).toHaveLength(4);
    expect(statement?.Resource).toHaveLength(12);
  });

  it('keeps a statement of several services whole', () => {
    expect(minimised([{ Action: ['dynamodb:GetItem', 's3:GetObject'], Resource: ['*'] }])).toHaveLength(1);
  });

  it('never grants the cross product', () => {
    const statements = minimised([
      { Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::a/*' },
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' },
    ]);
    expect(statements.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['s3:GetObject', 's3:PutObject'], ['arn:aws:s3:::a/*']],
      [['s3:GetObject'], ['arn:aws:s3:::b/*']],
    ]);
  });

  it('drops what another grant contains, by action, resource and condition', () => {
    const Condition = { StringEquals: { 'aws:tag': ['a'] } };
    const wide = { Action: 's3:Get*', Resource: 'arn:aws:s3:::a/*' };
    expect(minimised([{ Action: 'S3:GetObject', Resource: 'arn:aws:s3:::a/x', Condition }, wide])).toEqual([
      { Effect: 'Allow', Action: ['s3:Get*'], Resource: ['arn:aws:s3:::a/*'] },
    ]);
    expect(
      minimised([
        { ...wide, Condition },
        { Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/x' },
      ]),
    ).toHaveLength(2);
  });

  it('keeps the Sid of a statement that nothing joined, and its place', () => {
    const statement = (Sid: string, Action: string | string[], Resource: string) => ({ Sid, Effect: 'Allow', Action, Resource });
    const sids = (...statements: object[]) =>
      minimise(read({ Version: '2012-10-17', Statement: statements }), KNOWLEDGE).statements.map(({ sid }) => sid?.text);
    const read1 = statement('Read', 's3:GetObject', 'arn:aws:s3:::a/*');
    const write = statement('Write', 's3:PutObject', 'arn:aws:s3:::b/*');
    const table = statement('Table', ['dynamodb:GetItem', 'dynamodb:GetItem'], 'arn:aws:dynamodb:*:*:table/a');
    expect(sids(read1, write, table)).toEqual(['Read', 'Write', 'Table']);
    expect(sids(read1, statement('More', 's3:PutObject', 'arn:aws:s3:::a/*'), write, table)).toEqual([undefined, 'Write', 'Table']);
    expect(sids(read1, statement('Inside', 's3:GetObject', 'arn:aws:s3:::a/x'), table)).toEqual(['Read', 'Table']);
  });

  it('keeps statements apart that differ in effect or condition, and those with NotAction or NotResource', () => {
    const base = { Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::a/*'] };
    expect(
      minimised([base, { ...base, Effect: 'Deny' }, { NotAction: ['s3:*'], Resource: ['*'] }, { Action: ['s3:*'], NotResource: ['x'] }]),
    ).toHaveLength(4);
  });

  it('decides every request as before, and is stable', () => {
    fc.assert(
      fc.property(policy, fc.array(request, { minLength: 10, maxLength: 10 }), (before, requests) => {
        const after = minimise(read(before), KNOWLEDGE);
        for (const one of requests) expect(allows([raw(after)], one)).toBe(allows([before], one));
        expect(raw(minimise(after, KNOWLEDGE))).toEqual(raw(after));
      }),
      { numRuns: 500, seed: 21 },
    );
  });
});
