import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAction } from '../../src/catalog/actions.ts';
import { executionBaseline } from '../../src/project/execution-baselines.ts';
import { platformRequirements } from '../../src/project/platform.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

const ROWS = readdirSync(path.join(import.meta.dirname, '../../policies/execution')).map((file) => path.basename(file, '.json'));

describe('policies/execution', () => {
  it.each(ROWS)('%s: every action exists, the source is a page of AWS', (id) => {
    const row = executionBaseline(id);
    expect(row.actions.filter((action) => findAction(action) === undefined)).toEqual([]);
    expect(row.actions).toEqual([...row.actions].sort());
    expect(row.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(row.sid).toMatch(/^LambdaRuntime[A-Z][A-Za-z]+$/);
  });
});

const PLACE = '<region>:<account>';

/** Statement id -> `action resource` lines of the function `F` with these properties, its log left out. */
function grants(properties: string, resources = '', sections = ''): Readonly<Record<string, readonly string[]>> {
  const yaml = `${sections}\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: { FunctionName: f, Runtime: nodejs22.x, Handler: app.handler, ${properties} }\n${resources}`;
  const { project } = readFiles({ 'template.yaml': yaml, 'app.js': '' });
  const platform = platformRequirements(project.functions[0]?.platform ?? []);
  return Object.fromEntries(
    platform
      .filter(({ sid }) => sid !== 'LambdaRuntimeLogs')
      .map(({ sid, requirements }) => [sid, requirements.map(({ action, resource }) => `${action} ${showPattern(resource)}`).sort()]),
  );
}

function logs(properties: string, resources = ''): readonly string[] {
  const yaml = `Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: { FunctionName: f, Runtime: nodejs22.x, Handler: app.handler, ${properties} }\n${resources}`;
  const { project } = readFiles({ 'template.yaml': yaml, 'app.js': '' });
  return platformRequirements(project.functions[0]?.platform ?? [])
    .flatMap(({ requirements }) => requirements)
    .map(({ action, resource }) => `${action} ${showPattern(resource)}`)
    .sort();
}

describe('the log', () => {
  const own = `arn:<partition>:logs:${PLACE}:log-group:/aws/lambda/<F.name=f>:*`;
  const written = (group: string) => [`logs:CreateLogStream ${group}`, `logs:PutLogEvents ${group}`];

  it('is the group of the function, which Lambda creates', () => {
    expect(logs('')).toEqual([`logs:CreateLogGroup ${own}`, ...written(own)]);
  });

  it.each([
    ['by its name', '/aws/lambda/f'],
    ['by reference to the function', `!Sub "/aws/lambda/\${F}"`],
  ])('is not created where the template declares it %s', (_, name) => {
    expect(logs('', `  G: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: ${name} } }\n`)).toEqual(written(own));
  });

  it('may have to be created where the declaration is conditional', () => {
    const group = '  G: { Type: AWS::Logs::LogGroup, Condition: C, Properties: { LogGroupName: /aws/lambda/f } }\n';
    expect(logs('', group)).toContain(`logs:CreateLogGroup ${own}`);
  });

  it('is the group that LoggingConfig names', () => {
    const group = '  G: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: shop } }\n';
    expect(logs('LoggingConfig: { LogGroup: !Ref G }', group)).toEqual(written(`arn:<partition>:logs:${PLACE}:log-group:<G.name=shop>:*`));
  });
});

describe('event sources', () => {
  const queue = '  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }\n';
  const polls = {
    LambdaRuntimeSqs: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'].map(
      (action) => `${action} arn:<partition>:sqs:${PLACE}:<Q.name=q>`,
    ),
  };

  it('a queue', () => {
    expect(grants('Events: { E: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn } } }', queue)).toEqual(polls);
  });

  it('a queue by an event source mapping', () => {
    const mapping =
      '  M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !GetAtt F.Arn, EventSourceArn: !GetAtt Q.Arn } }\n';
    expect(grants('', queue + mapping)).toEqual(polls);
  });

  it('not the mapping of another function', () => {
    const mapping = '  M: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: other, EventSourceArn: !GetAtt Q.Arn } }\n';
    expect(grants('', queue + mapping)).toEqual({});
  });

  it('an encrypted queue', () => {
    const encrypted =
      '  K: { Type: AWS::KMS::Key }\n  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: q, KmsMasterKeyId: !Ref K } }\n';
    expect(grants('Events: { E: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn } } }', encrypted)).toEqual({
      ...polls,
      LambdaRuntimeKey: [`kms:Decrypt arn:<partition>:kms:${PLACE}:key/<K.name>`],
    });
  });

  it('a Kinesis stream', () => {
    const stream = '  S: { Type: AWS::Kinesis::Stream, Properties: { Name: s } }\n';
    const actions = ['DescribeStream', 'DescribeStreamSummary', 'GetRecords', 'GetShardIterator', 'ListShards'];
    expect(grants('Events: { E: { Type: Kinesis, Properties: { Stream: !GetAtt S.Arn } } }', stream)).toEqual({
      LambdaRuntimeKinesis: actions.map((action) => `kinesis:${action} arn:<partition>:kinesis:${PLACE}:stream/<S.name=s>`),
    });
  });

  it('a table stream', () => {
    const table = '  T: { Type: AWS::DynamoDB::Table, Properties: { TableName: t } }\n';
    const stream = `arn:<partition>:dynamodb:${PLACE}:table/<T.name=t>/stream/*`;
    expect(grants('Events: { E: { Type: DynamoDB, Properties: { Stream: !GetAtt T.StreamArn } } }', table)).toEqual({
      LambdaRuntimeDynamodb: [
        `dynamodb:DescribeStream ${stream}`,
        `dynamodb:GetRecords ${stream}`,
        `dynamodb:GetShardIterator ${stream}`,
        'dynamodb:ListStreams *',
      ],
    });
  });

  it('a queue between a topic and the function', () => {
    const generated = `arn:<partition>:sqs:${PLACE}:<FEQueue.name=*-FEQueue-*>`;
    expect(
      grants('Events: { E: { Type: SNS, Properties: { Topic: arn:aws:sns:eu-west-1:111122223333:t, SqsSubscription: true } } }'),
    ).toEqual({
      LambdaRuntimeSqs: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'].map((action) => `${action} ${generated}`),
    });
  });

  it.each(['Api', 'HttpApi', 'S3', 'SNS', 'Schedule', 'ScheduleV2', 'EventBridgeRule', 'CloudWatchLogs', 'Cognito', 'IoTRule'])(
    '%s: invoked by a resource policy, nothing',
    (type) => {
      expect(grants(`Events: { E: { Type: ${type}, Properties: {} } }`)).toEqual({});
    },
  );

  it('whose ARN only the deployment knows: every source of the type, and a finding', () => {
    const yaml =
      'Parameters: { Q: { Type: String } }\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: nodejs22.x, Handler: app.handler, DeadLetterQueue: { Type: SNS, TargetArn: !ImportValue dead }, Events: { E: { Type: SQS, Properties: { Queue: !Ref Q } } } }\n';
    const { project, findings } = readFiles({ 'template.yaml': yaml, 'app.js': '' });
    const needed = platformRequirements(project.functions[0]?.platform ?? []).filter(({ sid }) => sid !== 'LambdaRuntimeLogs');
    expect(needed.map(({ sid, requirements }) => [sid, [...new Set(requirements.map(({ resource }) => showPattern(resource)))]])).toEqual([
      ['LambdaRuntimeDeadLetter', [`arn:<partition>:sns:${PLACE}:*`]],
      ['LambdaRuntimeSqs', [`arn:<partition>:sqs:${PLACE}:*`]],
    ]);
    expect(findings.map(({ rule, incomplete }) => [rule, incomplete])).toEqual([
      ['unknown-platform-resource', undefined],
      ['unknown-platform-resource', undefined],
    ]);
  });

  it('an event type that is not known is a finding', () => {
    const yaml =
      'Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: nodejs22.x, Handler: app.handler, Events: { E: { Type: Frob } } }\n';
    const { findings } = readFiles({ 'template.yaml': yaml, 'app.js': '' });
    expect(findings).toMatchObject([{ rule: 'unknown-event-source', function: 'F', incomplete: '*', origin: { line: 4 } }]);
  });
});

describe('settings', () => {
  const interfaces = [
    'ec2:AssignPrivateIpAddresses *',
    'ec2:CreateNetworkInterface *',
    'ec2:DeleteNetworkInterface *',
    'ec2:DescribeNetworkInterfaces *',
    'ec2:DescribeSubnets *',
    'ec2:UnassignPrivateIpAddresses *',
  ];

  it.each([
    ['tracing', 'Tracing: Active', { LambdaRuntimeXray: ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *'] }],
    ['no tracing', 'Tracing: Disabled', {}],
    ['a VPC', 'VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] }', { LambdaRuntimeVpc: interfaces }],
    ['a VPC under a condition', 'VpcConfig: !If [C, { SubnetIds: [subnet-1] }, !Ref AWS::NoValue]', { LambdaRuntimeVpc: interfaces }],
    ['an empty VPC', 'VpcConfig: { SubnetIds: [], SecurityGroupIds: [] }', {}],
    [
      'a dead-letter queue',
      'DeadLetterQueue: { Type: SQS, TargetArn: arn:aws:sqs:eu-west-1:111122223333:dead }',
      { LambdaRuntimeDeadLetter: ['sqs:SendMessage arn:aws:sqs:eu-west-1:111122223333:dead'] },
    ],
    [
      'destinations',
      'EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: EventBridge, Destination: arn:aws:events:eu-west-1:111122223333:event-bus/b }, OnFailure: { Type: S3, Destination: "arn:aws:s3:::failed" } } }',
      {
        LambdaRuntimeDestination: [
          'events:PutEvents arn:aws:events:eu-west-1:111122223333:event-bus/b',
          's3:ListBucket arn:aws:s3:::failed',
          's3:PutObject arn:aws:s3:::failed/*',
        ],
      },
    ],
    [
      'a destination that SAM generates',
      'EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: SQS } } }',
      {
        LambdaRuntimeDestination: [
          `sqs:SendMessage arn:<partition>:sqs:${PLACE}:<FEventInvokeConfigOnFailureQueue.name=*-FEventInvokeConfigOnFailureQueue-*>`,
        ],
      },
    ],
    [
      'a file system',
      'FileSystemConfigs: [{ Arn: "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1", LocalMountPath: /mnt/a }]',
      {
        LambdaRuntimeEfs: [
          `elasticfilesystem:ClientMount arn:<partition>:elasticfilesystem:${PLACE}:file-system/*`,
          `elasticfilesystem:ClientWrite arn:<partition>:elasticfilesystem:${PLACE}:file-system/*`,
        ],
      },
    ],
    [
      'a key of the environment',
      'KmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/1',
      { LambdaRuntimeEnvironmentKey: ['kms:Decrypt arn:aws:kms:eu-west-1:111122223333:key/1'] },
    ],
    [
      'durable executions',
      'DurableConfig: { ExecutionTimeout: 10 }',
      {
        LambdaRuntimeDurableExecution: [
          `lambda:CheckpointDurableExecution arn:<partition>:lambda:${PLACE}:function:<F.name=f>:*`,
          `lambda:GetDurableExecutionState arn:<partition>:lambda:${PLACE}:function:<F.name=f>:*`,
        ],
      },
    ],
  ])('%s', (_, properties, expected) => {
    expect(grants(properties)).toEqual(expected);
  });

  it('of Globals', () => {
    expect(grants('MemorySize: 128', '', 'Globals: { Function: { Tracing: Active } }')).toHaveProperty('LambdaRuntimeXray');
  });
});

describe('encryption keys', () => {
  it('are those that declarations name, by logical id', () => {
    const yaml = `Resources:
  Key: { Type: AWS::KMS::Key }
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/shop, TargetKeyId: !Ref Key } }
  Files: { Type: AWS::S3::Bucket, Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: !GetAtt Key.Arn } }] } } }
  Jobs: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: alias/aws/sqs } }
  Table: { Type: AWS::DynamoDB::Table, Properties: { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: !Ref Alias } } }
  Secret: { Type: AWS::SecretsManager::Secret, Properties: { KmsKeyId: alias/other } }
  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler } }
`;
    const { project } = readFiles({ 'template.yaml': yaml, 'app.js': '' });
    const key = `arn:<partition>:kms:${PLACE}:key/<Key.name>`;
    expect(Object.fromEntries([...project.encryptionKeys].map(([id, pattern]) => [id, showPattern(pattern)]))).toEqual({
      Files: key,
      Table: key,
      Secret: `arn:<partition>:kms:${PLACE}:key/*`,
    });
  });
});
