import { describe, expect, it } from 'vitest';
import type { AttachedRole } from '../../src/model/attached-role.ts';
import { readFiles } from './project-folder.ts';
import { showRole, showStatement } from './show-role.ts';

const BASIC = {
  'managed arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': [
    'platform',
    'kept under arn:<partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  ],
};

function read(template: string) {
  return readFiles({ 'template.yaml': template, 'app.js': '' });
}

/** The role of function `Work` with these properties. */
function work(properties: string, rest = ''): AttachedRole | undefined {
  const { functions } = read(
    `${rest}\n  Work:\n    Type: AWS::Serverless::Function\n    Properties:\n      Runtime: nodejs22.x\n      Handler: app.handler\n${properties.replace(/^/gm, '      ')}\n`,
  ).project;
  return functions.find(({ id }) => id === 'Work')?.role.declared;
}

describe('the role that SAM makes', () => {
  it('may log, trusts Lambda, and goes by the logical id of the function', () => {
    const { project } = read(
      'Resources:\n  Work: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler } }',
    );
    const role = project.functions[0]?.role;
    expect([role?.kind, role?.id, role?.declared?.id]).toEqual(['implicit', 'WorkRole', 'WorkRole']);
    expect(showRole(role?.declared)).toEqual(BASIC);
    expect(role?.declared?.trust?.map(showStatement)).toEqual(['Allow sts:AssumeRole by Service lambda.amazonaws.com']);
    expect(project.roles).toEqual([role?.declared]);
  });

  it('has what Policies says', () => {
    const role = work(
      `Policies:
  - AmazonSSMReadOnlyAccess
  - DynamoDBReadPolicy: { TableName: !Ref Table }
  - Version: '2012-10-17'
    Statement:
      - { Effect: Allow, Action: 'sqs:SendMessage', Resource: !GetAtt Queue.Arn }`,
      'Resources:\n  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }\n  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }',
    );
    const table = 'arn:<partition>:dynamodb:<region>:<account>:table/<Table.name=orders>';
    expect(showRole(role)).toEqual({
      ...BASIC,
      'managed AmazonSSMReadOnlyAccess': ['kept under AmazonSSMReadOnlyAccess'],
      'inline WorkRolePolicy1': [
        `Allow dynamodb:BatchGetItem, dynamodb:DescribeTable, dynamodb:GetItem, dynamodb:Query, dynamodb:Scan on ${table}, ${table}/index/*`,
      ],
      'inline WorkRolePolicy2': ['Allow sqs:SendMessage on arn:<partition>:sqs:<region>:<account>:<Queue.name=jobs>'],
    });
  });

  it('has a policy that SAM attaches by itself once, as the platform, though Policies names it', () => {
    expect(
      showRole(
        work('Policies: [AWSLambdaBasicExecutionRole, arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]', 'Resources:'),
      ),
    ).toEqual(BASIC);
  });

  it('has what a separate policy attaches to it', () => {
    const role = work(
      '',
      "Resources:\n  P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref WorkRole], PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } } }",
    );
    expect(showRole(role)).toEqual({ ...BASIC, 'inline p': ['Allow a:B on *'] });
  });

  it.each([
    ['a policy template that SAM has not', 'Policies: [{ MadeUpPolicy: { X: y } }]'],
    ['a policy template without its parameter', 'Policies: [{ S3ReadPolicy: { Bucket: x } }]'],
    ['a map that is nothing known', 'Policies: [{ Effect: Allow, Action: x }]'],
  ])('is not known where it has %s, with a note', (_, properties) => {
    expect(showRole(work(properties, 'Resources:'))).toEqual({ ...BASIC, 'inline WorkRolePolicy0': ['unknown'] });
    const { findings } = read(
      `Resources:\n  Work: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler, ${properties} } }`,
    );
    expect(findings).toMatchObject([{ rule: 'unread-policy', severity: 'note' }]);
  });

  it('is not made where the function names another', () => {
    const { project } = read(
      'Resources:\n  Own: { Type: AWS::IAM::Role }\n  Work: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler, Role: !GetAtt Own.Arn, Policies: [AdministratorAccess] } }',
    );
    expect(project.roles.map(({ id }) => id)).toEqual(['Own']);
    expect(showRole(project.functions[0]?.role.declared)).toEqual({});
  });

  it('is one of two that a function may have where a condition decides', () => {
    const { project } = read(
      "Parameters: { Given: { Type: String } }\nConditions: { HasRole: !Not [!Equals [!Ref Given, '']] }\nResources:\n  Work: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler, Role: !If [HasRole, !Ref Given, !Ref AWS::NoValue], Policies: [AdministratorAccess] } }",
    );
    expect(project.functions[0]?.role).toEqual({ kind: 'unknown', reason: 'Work has several possible roles' });
    expect(project.roles.map(({ id }) => id)).toEqual(['WorkRole']);
  });
});

describe('a connector', () => {
  it('attaches a policy to the role of its source', () => {
    const role = work(
      '',
      'Resources:\n  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }\n  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Work }, Destination: { Id: Topic }, Permissions: [Write] } }',
    );
    expect(showRole(role)).toEqual({
      ...BASIC,
      'managed CPolicy': ['Allow sns:Publish on arn:<partition>:sns:<region>:<account>:<Topic.name=news>'],
    });
  });

  it('between what SAM does not connect is a note', () => {
    const { findings } = read(
      'Resources:\n  Work: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler } }\n  Key: { Type: AWS::KMS::Key }\n  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: Work }, Destination: { Id: Key }, Permissions: [Write] } }',
    );
    expect(findings).toMatchObject([{ rule: 'unread-connector', origin: { line: 4 } }]);
  });
});
