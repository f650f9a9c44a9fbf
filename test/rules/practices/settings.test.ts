import { describe, expect, it } from 'vitest';
import { NOTHING, placesOf, sam } from './checked-project.ts';

const template = (properties: string, rest = '') => ({ 'template.yaml': sam(properties, rest), 'app.mjs': NOTHING });
const runtime = 'Runtime: nodejs24.x\n';

describe('LP203 environment-without-own-key', () => {
  const variables = (name: string) => `${runtime}Environment:\n  Variables:\n    ${name}: !Ref AWS::StackName\n`;

  it('notes an environment without a key, and warns where a name says that it holds a secret', async () => {
    expect(await placesOf('LP203', template(variables('TABLE')))).toEqual(['note template.yaml:4']);
    expect(await placesOf('LP203', template(variables('DB_PASSWORD')))).toEqual(['warning template.yaml:4']);
  });

  it('passes a key, and a function without environment', async () => {
    expect(await placesOf('LP203', template(`${variables('TABLE')}KmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/1\n`))).toEqual([]);
    expect(await placesOf('LP203', template(runtime))).toEqual([]);
  });
});

describe('LP302 log-group-without-retention', () => {
  const group = (retention: string) =>
    `  Logs:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      LogGroupName: !Sub /aws/lambda/\${Handler}\n${retention}`;

  it('warns of a declared group without retention, and notes that none is declared', async () => {
    expect(await placesOf('LP302', template(runtime, group('')))).toEqual(['warning template.yaml:10']);
    expect(await placesOf('LP302', template(runtime))).toEqual(['note template.yaml:4']);
  });

  it('passes a group with retention, by its usual name and by another', async () => {
    expect(await placesOf('LP302', template(runtime, group('      RetentionInDays: 30\n')))).toEqual([]);
    const own = `${runtime}LoggingConfig:\n  LogGroup: !Ref Shared\n`;
    expect(
      await placesOf('LP302', template(own, '  Shared:\n    Type: AWS::Logs::LogGroup\n    Properties:\n      RetentionInDays: 30\n')),
    ).toEqual([]);
  });
});

describe('LP303 tracing', () => {
  it('notes that tracing is off', async () => {
    expect(await placesOf('LP303', template(runtime))).toEqual(['note template.yaml:4']);
    expect(await placesOf('LP303', template(`${runtime}Tracing: PassThrough\n`))).toEqual(['note template.yaml:10']);
  });

  it('finds a traced function whose role can send no traces', async () => {
    const rest = `  OwnRole:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            Principal: { Service: lambda.amazonaws.com }\n            Action: sts:AssumeRole\n`;
    expect(await placesOf('LP303', template(`${runtime}Tracing: Active\nRole: !GetAtt OwnRole.Arn\n`, rest))).toEqual([
      'error template.yaml:4',
    ]);
  });

  it('passes a traced function, for which SAM attaches the permission', async () => {
    expect(await placesOf('LP303', template(`${runtime}Tracing: Active\n`))).toEqual([]);
  });
});

describe('LP501 no-reserved-concurrency', () => {
  it('notes that nothing is reserved', async () => {
    expect(await placesOf('LP501', template(runtime))).toEqual(['note template.yaml:4']);
  });

  it('passes a number, 0 and what Globals say', async () => {
    expect(await placesOf('LP501', template(`${runtime}ReservedConcurrentExecutions: 5\n`))).toEqual([]);
    expect(await placesOf('LP501', template(`${runtime}ReservedConcurrentExecutions: 0\n`))).toEqual([]);
    expect(await placesOf('LP501', template(runtime, 'Globals:\n  Function:\n    ReservedConcurrentExecutions: 5\n'))).toEqual([]);
  });
});

describe('LP502 no-failure-target', () => {
  const topic = 'Events:\n  Placed:\n    Type: SNS\n    Properties:\n      Topic: arn:aws:sns:eu-west-1:111122223333:placed\n';

  it('notes an asynchronous event without one', async () => {
    expect(await placesOf('LP502', template(runtime + topic))).toEqual(['note template.yaml:12']);
  });

  it('passes a dead-letter queue, a destination, and calls that are answered', async () => {
    expect(
      await placesOf(
        'LP502',
        template(`${runtime}${topic}DeadLetterQueue:\n  Type: SQS\n  TargetArn: arn:aws:sqs:eu-west-1:111122223333:dead\n`),
      ),
    ).toEqual([]);
    expect(
      await placesOf('LP502', template(`${runtime}${topic}EventInvokeConfig:\n  DestinationConfig:\n    OnFailure:\n      Type: SQS\n`)),
    ).toEqual([]);
    expect(
      await placesOf('LP502', template(`${runtime}Events:\n  Get:\n    Type: Api\n    Properties:\n      Path: /\n      Method: get\n`)),
    ).toEqual([]);
  });
});

describe('LP603 deprecated-runtime', () => {
  it('warns of a deprecated runtime, and calls it an error when no function can be made with it', async () => {
    expect(await placesOf('LP603', template('Runtime: nodejs20.x\n'))).toEqual(['warning template.yaml:9']);
    expect(await placesOf('LP603', template('Runtime: nodejs12.x\n'))).toEqual(['error template.yaml:9']);
  });

  it('finds one that only some deployments have', async () => {
    const files = template('Runtime: !If [Old, nodejs18.x, nodejs24.x]\n', 'Conditions:\n  Old: !Equals [!Ref AWS::Region, eu-west-1]\n');
    expect(await placesOf('LP603', files)).toEqual(['warning template.yaml:9']);
  });

  it('passes a runtime that is supported on the day, and one that it does not know', async () => {
    expect(await placesOf('LP603', template('Runtime: nodejs22.x\n'))).toEqual([]);
    expect(await placesOf('LP603', template('Runtime: nodejs99.x\n'))).toEqual([]);
  });
});

describe('LP703 no-code-signing', () => {
  const other = (signing: string) =>
    `  Other:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: app.handler\n      Runtime: nodejs24.x\n${signing}`;
  const arn = 'CodeSigningConfigArn: arn:aws:lambda:eu-west-1:111122223333:code-signing-config:csc-1\n';

  it('notes a function that is not signed beside one that is', async () => {
    expect(await placesOf('LP703', template(runtime, other(`      ${arn}`)))).toEqual(['note template.yaml:4']);
  });

  it('passes projects that sign all of their functions, or none', async () => {
    expect(await placesOf('LP703', template(`${runtime}${arn}`, other(`      ${arn}`)))).toEqual([]);
    expect(await placesOf('LP703', template(runtime, other('')))).toEqual([]);
  });
});
