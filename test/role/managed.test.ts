import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { managedPolicy } from '../../src/role/managed.ts';

const ROOT = new URL('../../', import.meta.url);

describe('managedPolicy', () => {
  it('gives what AWS attaches to a function for its logs', () => {
    // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html
    const found = managedPolicy('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole');
    expect(JSON.parse(found?.document ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }],
    });
  });

  it('takes a name, as templates may give one, and the ARN of any partition', () => {
    expect(managedPolicy('AdministratorAccess')?.arn).toBe('arn:aws:iam::aws:policy/AdministratorAccess');
    expect(managedPolicy('arn:aws-cn:iam::aws:policy/AdministratorAccess')).toEqual(managedPolicy('AdministratorAccess'));
  });

  it('knows nothing of other policies, paths and names', () => {
    expect(managedPolicy('arn:aws:iam::111122223333:policy/AdministratorAccess')).toBeUndefined();
    expect(managedPolicy('arn:aws:iam::aws:policy/service-role/AdministratorAccess')).toBeUndefined();
    expect(managedPolicy('Administrator')).toBeUndefined();
    expect(managedPolicy('AdministratorAcces\tx')).toBeUndefined();
    expect(managedPolicy('')).toBeUndefined();
  });

  it('has documents that can be read, also the largest', () => {
    for (const name of [
      'ReadOnlyAccess',
      'PowerUserAccess',
      'AmazonDynamoDBFullAccess',
      'AWSLambdaVPCAccessExecutionRole',
      'SecurityAudit',
    ]) {
      const document = managedPolicy(name)?.document;
      expect(readPolicyDocument(document ?? '', name).statements.length).toBeGreaterThan(0);
    }
  });

  it('is a small file of as many policies as the manifest says', () => {
    const { counts } = JSON.parse(readFileSync(new URL('src/catalog/data/manifest.json', ROOT), 'utf8'));
    expect(counts.managedPolicies).toBeGreaterThan(1500);
    expect(statSync(new URL('policies/managed/managed-policies.tsv.br', ROOT)).size).toBeLessThan(300_000);
  });
});
