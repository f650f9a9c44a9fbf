import { describe, expect, it } from 'vitest';
import type { AttachedRole } from '../../src/model/attached-role.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';
import { showPolicy, showRole, showStatement } from './show-role.ts';

/** The service with these parts, stage given. */
function service(provider: string, functions: string, rest = '') {
  const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');
  const yaml = `service: shop\nprovider:\n  name: aws\n  runtime: nodejs22.x\n${indent(provider)}\nfunctions:\n${indent(functions)}\n${rest}`;
  return readFiles({ 'serverless.yml': yaml, 'a.ts': '' }, { parameters: new Map([['stage', 'dev']]) });
}

function roleOf(provider: string, functions: string, rest = ''): AttachedRole | undefined {
  return service(provider, functions, rest).project.functions[0]?.role.declared;
}

const STAGE = '<parameter opt:stage=dev>';
const LOGS = 'arn:<partition>:logs:<region>:<account>:log-group:/aws/lambda';
const SHARED_LOGS = [
  `Allow logs:CreateLogGroup, logs:CreateLogStream, logs:TagResource on ${LOGS}/shop-${STAGE}*:*`,
  `Allow logs:PutLogEvents on ${LOGS}/shop-${STAGE}*:*:*`,
];

describe('the role that the functions of a service share', () => {
  it('may log by itself and has the statements, policies and boundary of the provider', () => {
    const { project } = service(
      `region: eu-west-1
stage: \${opt:stage}
iam:
  role:
    statements:
      - { Effect: Allow, Action: ['dynamodb:GetItem'], Resource: !GetAtt Table.Arn }
      - { Effect: Allow, Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:\${self:service}-*' }
    managedPolicies: [arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]
    permissionsBoundary: arn:aws:iam::111122223333:policy/limit
    tags: { team: shop }`,
      'get: { handler: a.handler }\nput: { handler: a.handler }',
      'resources: { Resources: { Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } } } }',
    );
    const role = project.functions[0]?.role;
    expect([role?.kind, role?.id]).toEqual(['implicit', 'IamRoleLambdaExecution']);
    expect(showRole(role?.declared)).toEqual({
      'inline statements': [
        'Allow dynamodb:GetItem on arn:<partition>:dynamodb:<region>:<account>:table/<Table.name=orders>',
        'Allow sqs:* on arn:aws:sqs:*:*:shop-*',
      ],
      'managed arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess': ['kept under arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
      'inline framework': ['platform', ...SHARED_LOGS],
    });
    expect(role?.declared?.boundary === undefined ? [] : showPolicy(role.declared.boundary)).toEqual([
      'kept under arn:aws:iam::111122223333:policy/limit',
    ]);
    expect([...(role?.declared?.tags ?? [])]).toEqual([['team', 'shop']]);
    expect(role?.declared?.trust?.map(showStatement)).toEqual(['Allow sts:AssumeRole by Service lambda.amazonaws.com']);
    expect(showPattern(role?.declared?.name ?? [])).toBe(`<IamRoleLambdaExecution.name=shop-${STAGE}-<region>-lambdaRole>`);
    expect(project.functions[1]?.role.declared).toBe(role?.declared);
    expect(project.roles).toEqual([role?.declared]);
  });

  it('has the statements and policies of the form before version 2.24', () => {
    const role = roleOf(
      "stage: ${opt:stage}\niamRoleStatements: [{ Effect: Allow, Action: 'a:B', Resource: '*' }]\niamManagedPolicies: [!Ref Shared]",
      'get: { handler: a.handler }',
      "resources: { Resources: { Shared: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: 'c:D', Resource: '*' } } } } } }",
    );
    expect(showRole(role)).toEqual({
      'inline statements': ['Allow a:B on *'],
      'managed Shared': ['Allow c:D on *'],
      'inline framework': ['platform', ...SHARED_LOGS],
    });
  });

  it('has by itself what events and settings of its functions ask for', () => {
    const role = roleOf(
      'stage: ${opt:stage}\ntracing: { lambda: true }\nvpc: { subnetIds: [subnet-1], securityGroupIds: [sg-1] }',
      `get:
  handler: a.handler
  onError: arn:aws:sns:eu-west-1:111122223333:failed
  destinations: { onSuccess: put, onFailure: arn:aws:sqs:eu-west-1:111122223333:failed }
  events:
    - sqs: arn:aws:sqs:eu-west-1:111122223333:jobs
    - stream: { type: dynamodb, arn: !GetAtt Table.StreamArn }
    - stream: { type: kinesis, arn: arn:aws:kinesis:eu-west-1:111122223333:stream/s, consumer: arn:aws:kinesis:eu-west-1:111122223333:stream/s/consumer/c:1 }
    - httpApi: 'GET /'
put: { handler: a.handler, name: own-name, onError: !Ref Failed }`,
      'resources: { Resources: { Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }, Failed: { Type: AWS::SNS::Topic } } }',
    );
    expect(showRole(role)).toEqual({
      'inline framework': [
        'platform',
        `Allow logs:CreateLogGroup, logs:CreateLogStream, logs:TagResource on ${LOGS}/own-name:*`,
        `Allow logs:PutLogEvents on ${LOGS}/own-name:*:*`,
        ...SHARED_LOGS,
        'Allow sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:ReceiveMessage on arn:aws:sqs:eu-west-1:111122223333:jobs',
        'Allow dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator, dynamodb:ListStreams on arn:<partition>:dynamodb:<region>:<account>:table/<Table.name=orders>/stream/*',
        'Allow kinesis:DescribeStreamSummary, kinesis:GetRecords, kinesis:GetShardIterator, kinesis:ListShards on arn:aws:kinesis:eu-west-1:111122223333:stream/s',
        'Allow kinesis:SubscribeToShard on arn:aws:kinesis:eu-west-1:111122223333:stream/s/consumer/c:1',
        'Allow sns:Publish on arn:aws:sns:eu-west-1:111122223333:failed',
        'Allow xray:PutTelemetryRecords, xray:PutTraceSegments on *',
        'Allow lambda:InvokeFunction on arn:<partition>:lambda:<region>:<account>:function:<PutLambdaFunction.name=own-name>',
        'Allow sqs:SendMessage on arn:aws:sqs:eu-west-1:111122223333:failed',
        'Allow xray:PutTelemetryRecords, xray:PutTraceSegments on *',
      ],
      'managed arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole': [
        'platform',
        'kept under arn:<partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
      ],
    });
  });

  it('may write no log for functions that are to have none, which need none', () => {
    const { project } = service('stage: ${opt:stage}', 'get: { handler: a.handler }\nquiet: { handler: a.handler, disableLogs: true }');
    expect(showRole(project.functions[0]?.role.declared)).toEqual({
      'inline framework': ['platform', ...SHARED_LOGS, `Deny logs:PutLogEvents on ${LOGS}/shop-${STAGE}-quiet:*`],
    });
    expect(project.functions.map(({ id, platform }) => [id, platform.map(({ need }) => need)])).toEqual([
      ['get', ['logs']],
      ['quiet', []],
    ]);
  });

  it('may write to the log group that the settings name', () => {
    const { project } = service('stage: ${opt:stage}', 'get: { handler: a.handler, logs: { logGroup: /shop/all } }');
    const all = 'arn:<partition>:logs:<region>:<account>:log-group:/shop/all';
    expect(showRole(project.functions[0]?.role.declared)).toEqual({
      'inline framework': [
        'platform',
        `Allow logs:CreateLogGroup, logs:CreateLogStream, logs:TagResource on ${all}:*`,
        `Allow logs:PutLogEvents on ${all}:*:*`,
      ],
    });
    const [need] = project.functions[0]?.platform ?? [];
    expect(showPattern(need?.variables.get('LogGroup') ?? [])).toBe('/shop/all');
  });

  it('is not known altogether where the resources change it', () => {
    const role = roleOf(
      'stage: ${opt:stage}',
      'get: { handler: a.handler }',
      'resources: { extensions: { IamRoleLambdaExecution: { Properties: { ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess] } } } }',
    );
    expect(showRole(role)).toEqual({ 'inline framework': ['platform', ...SHARED_LOGS], 'inline resources': ['unknown'] });
  });

  it('has what the resources attach to it', () => {
    const role = roleOf(
      'stage: ${opt:stage}',
      'get: { handler: a.handler }',
      "resources: { Resources: { P: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref IamRoleLambdaExecution], PolicyDocument: { Statement: { Effect: Allow, Action: 'a:B', Resource: '*' } } } } } }",
    );
    expect(showRole(role)).toEqual({ 'inline p': ['Allow a:B on *'], 'inline framework': ['platform', ...SHARED_LOGS] });
  });
});

describe('the role of one function', () => {
  const STATEMENTS =
    "iam: { role: { statements: [{ Effect: Allow, Action: 'a:B', Resource: '*' }], managedPolicies: [arn:aws:iam::aws:policy/A] } }";
  const ownLogs = (key: string) => [
    'platform',
    `Allow logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on ${LOGS}/shop-${STAGE}-${key}:*:*`,
  ];

  it('of the plugin has its own statements only, unless it inherits', () => {
    const { project } = service(
      `stage: \${opt:stage}\n${STATEMENTS}`,
      `get: { handler: a.handler, iamRoleStatements: [{ Effect: Allow, Action: 'c:D', Resource: '*' }], iamPermissionsBoundary: limit }
put: { handler: a.handler, iamRoleStatementsInherit: true, iamRoleStatements: [{ Effect: Allow, Action: 'e:F', Resource: '*' }] }
none: { handler: a.handler, iamRoleStatements: [] }
other: { handler: a.handler }`,
      'plugins: [serverless-iam-roles-per-function]',
    );
    expect(project.functions.map(({ id, role }) => [id, role.kind, role.id])).toEqual([
      ['get', 'implicit', 'GetIamRoleLambdaExecution'],
      ['none', 'implicit', 'NoneIamRoleLambdaExecution'],
      ['other', 'implicit', 'IamRoleLambdaExecution'],
      ['put', 'implicit', 'PutIamRoleLambdaExecution'],
    ]);
    const [get, none, other, put] = project.functions.map(({ role }) => role.declared);
    expect(showRole(get)).toEqual({ 'inline statements': ['Allow c:D on *'], 'inline framework': ownLogs('get') });
    expect(get?.boundary?.name).toBe('limit');
    expect(showRole(none)).toEqual({ 'inline framework': ownLogs('none') });
    expect(showRole(put)).toEqual({ 'inline statements': ['Allow a:B on *', 'Allow e:F on *'], 'inline framework': ownLogs('put') });
    expect(Object.keys(showRole(other))).toEqual(['inline statements', 'managed arn:aws:iam::aws:policy/A', 'inline framework']);
  });

  it("inherits where the plugin's settings say so", () => {
    const role = roleOf(
      `stage: \${opt:stage}\n${STATEMENTS}`,
      "get: { handler: a.handler, iamRoleStatements: [{ Effect: Allow, Action: 'c:D', Resource: '*' }] }",
      'custom: { serverless-iam-roles-per-function: { defaultInherit: true, iamGlobalPermissionsBoundary: everywhere } }',
    );
    expect(showRole(role)['inline statements']).toEqual(['Allow a:B on *', 'Allow c:D on *']);
    expect(role?.boundary?.name).toBe('everywhere');
  });

  it('of version 4 has its statements and policies, and those of the provider only where it inherits them', () => {
    const { project } = service(
      `stage: \${opt:stage}\n${STATEMENTS}`,
      `get: { handler: a.handler, iam: { role: { statements: [{ Effect: Allow, Action: 'c:D', Resource: '*' }] } } }
put: { handler: a.handler, iam: { inheritStatements: true, role: { managedPolicies: [arn:aws:iam::aws:policy/B] } } }`,
    );
    const [get, put] = project.functions.map(({ role }) => role.declared);
    expect(showRole(get)).toEqual({ 'inline statements': ['Allow c:D on *'], 'inline framework': ownLogs('get') });
    expect(showRole(put)).toEqual({
      'inline statements': ['Allow a:B on *'],
      'managed arn:aws:iam::aws:policy/B': ['kept under arn:aws:iam::aws:policy/B'],
      'inline framework': ownLogs('put'),
    });
  });

  it('is made for every function in the mode of version 4, with all that the provider has', () => {
    const { project } = service(
      "stage: ${opt:stage}\niam: { role: { mode: perFunction, statements: [{ Effect: Allow, Action: 'a:B', Resource: '*' }], managedPolicies: [arn:aws:iam::aws:policy/A] } }",
      'get: { handler: a.handler }\nput: { handler: a.handler, iam: { inheritStatements: false } }',
    );
    expect(project.roles.map(({ id }) => id)).toEqual(['GetIamRoleLambdaExecution', 'PutIamRoleLambdaExecution']);
    const [get, put] = project.functions.map(({ role }) => role.declared);
    const managed = { 'managed arn:aws:iam::aws:policy/A': ['kept under arn:aws:iam::aws:policy/A'] };
    expect(showRole(get)).toEqual({ 'inline statements': ['Allow a:B on *'], ...managed, 'inline framework': ownLogs('get') });
    expect(showRole(put)).toEqual({ ...managed, 'inline framework': ownLogs('put') });
  });
});

describe('a role that the service names', () => {
  it.each([
    ['an ARN for all', 'iam: { role: arn:aws:iam::111122223333:role/x }', '', { kind: 'external', id: 'arn:aws:iam::111122223333:role/x' }],
    ['an ARN for all, in the older form', 'role: arn:aws:iam::111122223333:role/x', '', { kind: 'external' }],
    ['a role of the resources', '', 'role: Worker', { kind: 'declared', id: 'Worker' }],
    ['a role of another stack', '', 'role: !ImportValue x', { kind: 'unknown' }],
  ])('is %s, and the framework makes none', (_, provider, own, expected) => {
    const { project } = service(
      provider,
      `get: { handler: a.handler, ${own} }`,
      'resources: { Resources: { Worker: { Type: AWS::IAM::Role } } }',
    );
    expect(project.functions[0]?.role).toMatchObject(expected);
    expect(project.roles.map(({ id }) => id)).toEqual(['Worker']);
  });
});
