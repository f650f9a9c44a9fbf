import fc from 'fast-check';
import { describe, it } from 'vitest';
import { UserError } from '../../src/support/errors.ts';
import { readFiles } from './project-folder.ts';

/** What may stand where something else is expected. */
const JUNK: readonly unknown[] = [
  null,
  '',
  0,
  [],
  {},
  [[]],
  { Ref: 'nothing' },
  { 'Fn::If': ['IsProd', 1] },
  { 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, []] },
  { 'Fn::Sub': '${' },
  { 'Fn::GetAtt': 'a' },
  { 'Fn::ImportValue': [] },
  { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'template.json' } } },
  { 'Fn::ToJsonString': { a: { Ref: 'nothing' } } },
  { Statement: null },
];

const STATEMENT = {
  Sid: 'a',
  Effect: 'Allow',
  Action: ['a:B'],
  Resource: { 'Fn::If': ['IsProd', 'x', 'y'] },
  Condition: { StringLike: { k: ['v'] } },
};

const TEMPLATE = {
  Parameters: { Stage: { Type: 'String' } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
  Globals: { Function: { Tracing: 'Active' } },
  Resources: {
    F: {
      Type: 'AWS::Serverless::Function',
      Connectors: { C: { Properties: { Destination: { Id: 'T' }, Permissions: ['Read'] } } },
      Properties: {
        Runtime: 'nodejs22.x',
        Handler: 'index.h',
        InlineCode: 'x',
        Policies: [{ S3ReadPolicy: { BucketName: 'b' } }, { Statement: [STATEMENT] }, 'Name'],
        Events: {
          E: {
            Type: 'SQS',
            Properties: { Queue: 'arn:aws:sqs:a:b:c', DestinationConfig: { OnFailure: { Type: 'SQS', Destination: 'x' } } },
          },
        },
        EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: 'SQS' } } },
        DeadLetterQueue: { Type: 'SQS', TargetArn: 'x' },
      },
    },
    G: {
      Type: 'AWS::Lambda::Function',
      Properties: { Runtime: 'nodejs22.x', Handler: 'index.h', Code: { ZipFile: 'x' }, Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Condition: 'IsProd',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: ['x'] }, Action: 'sts:AssumeRole' }],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/A', { Ref: 'M' }],
        Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: [STATEMENT] } }],
        Tags: [{ Key: 'a', Value: 'b' }],
      },
    },
    M: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: STATEMENT } } },
    T: { Type: 'AWS::DynamoDB::Table' },
  },
  Outputs: { R: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] }, Export: { Name: 'r' } } },
};

const SERVICE = {
  service: 's',
  provider: {
    name: 'aws',
    runtime: 'nodejs22.x',
    iam: { role: { statements: [STATEMENT], managedPolicies: ['x'], tags: { a: 'b' } } },
    vpc: { subnetIds: ['x'] },
  },
  functions: {
    get: {
      handler: 'a.h',
      onError: 'arn:x',
      events: [{ sqs: 'arn:aws:sqs:a:b:c' }, { stream: { type: 'dynamodb', arn: 'x', destinations: { onFailure: 'arn' } } }, 'websocket'],
      destinations: { onSuccess: 'get' },
    },
    put: { handler: 'a.h', iamRoleStatements: [STATEMENT] },
  },
  resources: { Resources: { Role: { Type: 'AWS::IAM::Role' } } },
};

/** The value with the parts at these positions, in reading order, replaced. */
function replaced(value: unknown, replacements: ReadonlyMap<number, unknown>): unknown {
  let position = 0;
  const visit = (part: unknown): unknown => {
    const replacement = replacements.get(position);
    position += 1;
    if (replacement !== undefined) return replacement;
    if (Array.isArray(part)) return part.map(visit);
    return typeof part === 'object' && part !== null
      ? Object.fromEntries(Object.entries(part).map(([key, one]) => [key, visit(one)]))
      : part;
  };
  return visit(value);
}

describe('a description with parts that are not of their form is read, or refused with what is wrong', () => {
  it.each([
    ['a template', 'template.json', TEMPLATE],
    ['a service', 'serverless.json', SERVICE],
  ])('%s', (_, name, description) => {
    const replacement = fc.tuple(fc.integer({ min: 1, max: 140 }), fc.constantFrom(...JUNK));
    fc.assert(
      fc.property(fc.array(replacement, { minLength: 1, maxLength: 4 }), (replacements) => {
        try {
          readFiles({ [name]: JSON.stringify(replaced(description, new Map(replacements))), 'a.js': '' });
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 60 },
    );
  });
});
