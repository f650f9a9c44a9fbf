import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { AttachedRole, AttachedStatement } from '../../src/model/attached-role.ts';
import { projectFolder, readFiles } from '../project/project-folder.ts';
import { showPattern } from '../project/show-pattern.ts';

const SERVICE = `
service: shop
provider:
  name: aws
  runtime: nodejs20.x
  region: eu-west-1
  stage: dev
  tracing: { lambda: true }
  vpc: { subnetIds: [subnet-1], securityGroupIds: [sg-1] }
  kmsKeyArn: arn:aws:kms:eu-west-1:111122223333:key/abc
  iam:
    role:
      permissionsBoundary: arn:aws:iam::111122223333:policy/limit
      managedPolicies: [arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess]
      statements:
        - { Effect: Allow, Action: ['dynamodb:GetItem'], Resource: !GetAtt Table.Arn }
functions:
  get:
    handler: a.handler
    tracing: false
    onError: arn:aws:sns:eu-west-1:111122223333:failed
    destinations: { onSuccess: put, onFailure: { type: sqs, arn: !GetAtt Q.Arn } }
    events:
      - sqs: arn:aws:sqs:eu-west-1:111122223333:jobs
      - sqs: { arn: !GetAtt Q.Arn }
      - stream: { type: dynamodb, arn: !GetAtt Table.StreamArn, destinations: { onFailure: { arn: !Ref T, type: sns } } }
      - stream: { arn: arn:aws:kinesis:eu-west-1:111122223333:stream/s, consumer: arn:aws:kinesis:eu-west-1:111122223333:stream/s/consumer/c:1 }
      - stream: arn:aws:kinesis:eu-west-1:111122223333:stream/t
      - msk: { arn: arn:aws:kafka:eu-west-1:111122223333:cluster/c/1, topic: t }
      - activemq: { arn: 'arn:aws:mq:eu-west-1:111122223333:broker:b:b-1', queue: q, basicAuthArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-1' }
      - kafka: { bootstrapServers: ['a:1'], topic: t, accessConfigurations: { vpcSubnet: subnet-1, vpcSecurityGroup: sg-1, saslScram512Auth: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:k-1' } }
      - websocket: $connect
      - http: { path: /, method: get }
  put:
    handler: a.handler
    name: own-name
    onError: !Ref T
    fileSystemConfig: { arn: 'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0123456789abcdef0', localMountPath: /mnt/x }
  silent: { handler: a.handler, disableLogs: true }
resources:
  Resources:
    Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
    Q: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }
    T: { Type: AWS::SNS::Topic, Properties: { TopicName: t } }
`;

/** What the installed framework writes for a service; `undefined` where `osls` is not on the PATH. */
function packaged(service: string): string | undefined {
  if (spawnSync('osls', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const folder = projectFolder({ 'serverless.yml': service, 'a.js': 'exports.handler = 1' });
  const environment = { ...process.env, AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' };
  const { status, stdout, stderr } = spawnSync('osls', ['package'], { cwd: folder, encoding: 'utf8', env: environment });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return readFileSync(path.join(folder, '.serverless/cloudformation-template-update-stack.json'), 'utf8');
}

/** Everything the role may do and may not, one line per action and resource; the names of its managed policies and boundary. */
function grants(role: AttachedRole | undefined): readonly string[] {
  const policies = [...(role?.policies ?? []), ...(role?.boundary === undefined ? [] : [role.boundary])];
  const lines = policies.flatMap(({ name, content }) =>
    content.kind === 'statements' ? content.statements.flatMap(single) : [`${content.kind} ${name}`],
  );
  return [...new Set(lines)].sort();
}

function single({ effect, action, resource }: AttachedStatement): readonly string[] {
  return action.patterns.flatMap((one) =>
    (resource?.patterns ?? []).map((other) => `${effect} ${showPattern(one)} on ${plain(showPattern(other))}`),
  );
}

/** The stage is an option to us, and a text to the framework once it has run. */
function plain(text: string): string {
  return text.replace(/<parameter [^=<>]*=([^<>]*)>/g, '$1').replace(/<PutLambdaFunction\.name=([^<>]*)>/g, '$1');
}

it('the role that a service shares may do what it may in the template that the installed framework writes', {
  timeout: 120_000,
}, (context) => {
  const template = packaged(SERVICE);
  if (template === undefined) return context.skip('osls (npm install -g osls) is not installed');
  const roleOf = (files: Readonly<Record<string, string>>) =>
    readFiles({ ...files, 'a.js': '' }).project.roles.find(({ id }) => id === 'IamRoleLambdaExecution');
  const ours = grants(roleOf({ 'serverless.yml': SERVICE }));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours).toEqual(grants(roleOf({ 'template.json': template })));
});
