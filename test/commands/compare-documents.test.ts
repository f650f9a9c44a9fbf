import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/commands/compare-documents.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-compare-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const OBJECTS = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const QUEUE = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:123456789012:q' };
const document = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

const needed = write('needed.json', document(OBJECTS, QUEUE));

const ARN = 'arn:aws:iam::123456789012';
const version = (...statements: readonly object[]) => [{ VersionId: 'v1', IsDefaultVersion: true, Document: document(...statements) }];
const role = (name: string, more: object) => ({
  RoleName: name,
  RoleId: name,
  Path: '/',
  Arn: `${ARN}:role/${name}`,
  AssumeRolePolicyDocument: document(),
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  ...more,
});
const account = write('account.json', {
  RoleDetailList: [
    role('worker', {
      RolePolicyList: [{ PolicyName: 'queue', PolicyDocument: document(QUEUE) }],
      AttachedManagedPolicies: [{ PolicyName: 'objects', PolicyArn: `${ARN}:policy/objects` }],
    }),
    role('bounded', {
      RolePolicyList: [{ PolicyName: 'all', PolicyDocument: document(OBJECTS, QUEUE) }],
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: `${ARN}:policy/objects` },
    }),
  ],
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [{ PolicyName: 'objects', Arn: `${ARN}:policy/objects`, DefaultVersionId: 'v1', PolicyVersionList: version(OBJECTS) }],
});
const attached = write('attached.json', { AttachedPolicies: [{ PolicyName: 'own', PolicyArn: `${ARN}:policy/own` }] });

function verdicts(options: Partial<Parameters<typeof compareDocuments>[0]>) {
  const [diff] = compareDocuments({ needed: [needed], policy: [], ...options }).functions;
  return {
    verdict: diff?.verdict,
    needed: diff?.needed.map(({ action, verdict }) => `${action} ${verdict}`),
    policies: [...new Set(diff?.attached.map((row) => row.policy))],
    notKnown: diff?.notKnown?.length ?? 0,
  };
}

describe('policy files that are compared with what is needed', () => {
  it('may be the details of an account, of which one role is named', () => {
    expect(verdicts({ policy: [account], role: 'worker' })).toEqual({
      verdict: 'equal',
      needed: ['s3:GetObject covered', 'sqs:SendMessage covered'],
      policies: ['queue', `${ARN}:policy/objects`],
      notKnown: 0,
    });
    expect(() => verdicts({ policy: [account] })).toThrow(/several roles; choose one by --role/);
  });

  it('may say the boundary too, unless another is given', () => {
    expect(verdicts({ policy: [account], role: 'bounded' }).needed).toEqual(['s3:GetObject covered', 'sqs:SendMessage bounded']);
    const wide = write('wide.json', document({ Effect: 'Allow', Action: '*', Resource: '*' }));
    expect(verdicts({ policy: [account], role: 'bounded', boundary: wide }).verdict).toBe('equal');
  });

  it('may name policies whose documents are kept elsewhere: then nothing is missing, and nothing equal', () => {
    const queue = write('queue.json', document(QUEUE));
    expect(verdicts({ policy: [queue, attached] })).toEqual({
      verdict: 'cannot tell',
      needed: ['s3:GetObject unknown', 'sqs:SendMessage covered'],
      policies: [queue],
      notKnown: 1,
    });
    expect(verdicts({ policy: [needed, attached] }).verdict).toBe('cannot tell');
    expect(verdicts({ policy: [needed], boundary: attached }).needed).toEqual(['s3:GetObject unknown', 'sqs:SendMessage unknown']);
  });
});
