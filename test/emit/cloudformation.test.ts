import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderCloudFormation } from '../../src/emit/cloudformation.ts';
import type { FunctionPolicy } from '../../src/emit/function-policy.ts';
import { cloudformationResolver } from '../../src/emit/resolve-cloudformation.ts';
import { resolvePattern } from '../../src/emit/resolve-requirements.ts';
import type { RoleReference } from '../../src/model/lambda-function.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal, pseudo, unknownText, wildcard } from '../../src/model/pattern.ts';

const RESOLVER = cloudformationResolver({ unresolved: 'wildcard', projectKind: 'cloudformation' });

function reference(resource: string, type: string, value: Pattern = wildcard(), attribute = 'name'): Pattern {
  return [{ kind: 'reference', resource, attribute, type, value, reason: 'declared', origin: { file: 't.yaml', line: 1, column: 1 } }];
}

const arn = (service: string, ...rest: Pattern[]) =>
  concat(
    literal('arn:'),
    pseudo('partition'),
    literal(`:${service}:`),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':'),
    ...rest,
  );

const table = reference('Table', 'AWS::DynamoDB::Table');
const queue = reference('Queue', 'AWS::SQS::Queue');
const topic = reference('Topic', 'AWS::SNS::Topic');
const secret = concat(reference('Secret', 'AWS::SecretsManager::Secret'), literal('-'), wildcard('??????'));
const bucket = reference('Bucket', 'AWS::S3::Bucket');
const stage: Pattern = [{ kind: 'parameter', name: 'Stage', value: literal('dev'), isDefault: true, reason: 'parameter' }];

const RESOURCES: readonly (readonly [Pattern, string])[] = [
  [arn('dynamodb', literal('table/'), table), '!GetAtt Table.Arn'],
  [arn('dynamodb', literal('table/'), table, literal('/index/'), wildcard()), '!Sub ${Table.Arn}/index/*'],
  [
    concat(literal('arn:'), pseudo('partition'), literal(':s3:::'), bucket, literal('/in*/'), unknownText('event', 'key')),
    '!Sub ${Bucket.Arn}/in${!*}/*',
  ],
  [arn('sqs', queue), '!GetAtt Queue.Arn'],
  [concat(literal('arn:aws:sqs:eu-west-1:123456789012:'), queue), '!Sub arn:aws:sqs:eu-west-1:123456789012:${Queue.QueueName}'],
  [arn('sns', topic), '!Ref Topic'],
  [arn('secretsmanager', literal('secret:'), secret), '!Ref Secret'],
  [
    arn('ssm', literal('parameter/shop/'), stage, literal('/${x}')),
    '!Sub arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/shop/${Stage}/${!$}{x}',
  ],
  [
    arn('dynamodb', literal('table/'), reference('Nested/Table', 'AWS::DynamoDB::Table', literal('orders'))),
    '!Sub arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders',
  ],
  [literal('arn:aws:s3:::b/*'), 'arn:aws:s3:::b/${*}'],
];

const implicit: RoleReference = { kind: 'implicit' };

function policy(resources: readonly Pattern[], role: RoleReference | undefined = implicit): FunctionPolicy {
  const resolved = resources.map((resource) => resolvePattern(resource, RESOLVER));
  return { id: 'GetOrder', statements: [{ sid: 'S3Read', actions: ['s3:GetObject'], resources: resolved }], role };
}

describe('renderCloudFormation', () => {
  it.each(RESOURCES)('names the template’s own resources (%#)', (resource, expected) => {
    const lines = renderCloudFormation([policy([resource])]).split('\n');
    expect(lines.at(-2)?.trim().replace(/^- /, '').replaceAll("'", '')).toBe(expected);
  });

  it('prints one policy on the role that SAM makes', () => {
    expect(renderCloudFormation([policy([arn('sqs', queue)])])).toBe(`Resources:
  GetOrderLeastPrivilegePolicy:
    Type: AWS::IAM::RolePolicy
    Properties:
      PolicyName: GetOrderLeastPrivilege
      RoleName: !Ref GetOrderRole
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: S3Read
            Effect: Allow
            Action:
              - s3:GetObject
            Resource:
              - !GetAtt Queue.Arn
`);
  });

  it('names the role that there is', () => {
    const text = (role: RoleReference, resource?: 'policy') => renderCloudFormation([policy([wildcard()], role)], resource);
    expect(text({ kind: 'declared', id: 'SharedRole' })).toContain('RoleName: !Ref SharedRole');
    expect(text({ kind: 'external', id: 'arn:aws:iam::123456789012:role/path/shop' })).toContain('RoleName: shop');
    expect(text({ kind: 'declared', id: 'SharedRole' }, 'policy')).toMatch(
      /Type: AWS::IAM::ManagedPolicy[\s\S]*Roles:\n +- !Ref SharedRole/,
    );
    expect(text({ kind: 'unknown' })).not.toContain('Role');
  });

  it('has no policy for a function that needs nothing', () => {
    expect(renderCloudFormation([{ id: 'f', statements: [] }])).toBe('Resources: {}\n');
  });

  it('refuses two functions whose ids become one', () => {
    const statements = policy([wildcard()]).statements;
    expect(() =>
      renderCloudFormation([
        { id: 'a-b', statements },
        { id: 'a/b', statements },
      ]),
    ).toThrow('ABLeastPrivilegePolicy');
  });
});

/** A template that declares what the fragment refers to. */
const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  Stage: { Type: String, Default: dev }
`;

const DECLARATIONS = `  GetOrder:
    Type: AWS::Serverless::Function
    Properties: { Handler: index.handler, Runtime: nodejs22.x, InlineCode: 'exports.handler = () => {}' }
  Table:
    Type: AWS::DynamoDB::Table
    UpdateReplacePolicy: Retain
    DeletionPolicy: Retain
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
  Queue: { Type: AWS::SQS::Queue, UpdateReplacePolicy: Delete, DeletionPolicy: Delete }
  Topic: { Type: AWS::SNS::Topic }
  Secret: { Type: AWS::SecretsManager::Secret, Properties: { GenerateSecretString: {} } }
  Bucket: { Type: AWS::S3::Bucket }
`;

const linter = spawnSync('cfn-lint', ['--version'], { encoding: 'utf8' });
const missing = linter.status === 0 ? undefined : 'cfn-lint does not run';
if (missing !== undefined) console.warn(`skipped: linting the emitted CloudFormation (${missing})`);

describe.skipIf(missing !== undefined)('emitted CloudFormation', () => {
  it.each(['role-policy', 'policy'] as const)('has nothing for cfn-lint to say when merged into a template (%s)', (resource) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-cfn-'));
    try {
      const file = path.join(folder, 'template.yaml');
      writeFileSync(file, TEMPLATE + renderCloudFormation([policy(RESOURCES.map(([pattern]) => pattern))], resource) + DECLARATIONS);
      const { stdout, stderr, status } = spawnSync('cfn-lint', ['--format', 'parseable', file], { encoding: 'utf8' });
      expect({ output: stdout + stderr, status }).toEqual({ output: '', status: 0 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
