import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { platformRequirements } from '../../src/project/platform.ts';
import type { ProjectReading } from '../../src/project/project-reading.ts';
import type { ReadProject } from '../../src/project/read-project.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

const BIN = `
import * as cdk from 'aws-cdk-lib';
import { ShopStack } from '../lib/shop-stack';
const app = new cdk.App();
new ShopStack(app, 'Shop');
`;

/** A project whose one stack makes this; `files` besides. */
function app(body: string, files: Readonly<Record<string, string>> = {}, options: Partial<ProjectReading> = {}): ReadProject {
  const stack = `
import * as path from 'path';
import { aws_sns as sns, Stack, StackProps, CfnParameter, Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import { Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource, DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
export class ShopStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
${body}
  }
}`;
  return readFiles(
    {
      'cdk.json': '{ "app": "npx ts-node --prefer-ts-exts bin/shop.ts", "context": { "stage": "prod" } }',
      'bin/shop.ts': BIN,
      'lib/shop-stack.ts': stack,
      'src/get.ts': 'export const handler = async () => {};',
      ...files,
    },
    options,
  );
}

/** The end that the CDK gives to the logical id of what stands at a path below its stack. */
function hashOf(path: string): string {
  return createHash('md5').update(path).digest('hex').slice(0, 8).toUpperCase();
}

/** The environment of the only function, as text. */
function environment({ project }: ReadProject): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...(project.functions[0]?.env ?? [])].map(([name, values]) => [name, values.map(showPattern)]));
}

/** What the platform needs of the only function, the log left out: `action resource`. */
function platform({ project }: ReadProject): readonly string[] {
  return platformRequirements(project.functions[0]?.platform ?? [])
    .flatMap(({ requirements }) => requirements)
    .filter(({ action }) => !action.startsWith('logs:'))
    .map(({ action, resource }) => `${action} ${showPattern(resource)}`);
}

const FUNCTION = "new NodejsFunction(this, 'Get', { entry: 'src/get.ts', environment: ";

describe('a CDK app that is not synthesised', () => {
  it('gives a function by construct path with its entry, role and name', () => {
    const read = app("new NodejsFunction(this, 'Get', { entry: path.join(__dirname, '../src/get.ts'), runtime: Runtime.NODEJS_22_X });");
    expect(read.findings).toEqual([]);
    expect(
      read.project.functions.map(({ id, aliases, handler, runtime, role, name, describedBy, origin }) => ({
        id,
        aliases,
        handler,
        runtime,
        role,
        name: showPattern(name),
        describedBy,
        file: origin.file,
      })),
    ).toEqual([
      {
        id: 'Shop/Get',
        aliases: [`Get${hashOf('Get/Resource')}`, 'Get'],
        handler: { kind: 'handler', file: 'src/get.ts', export: 'handler' },
        runtime: 'nodejs22.x',
        role: { kind: 'declared', id: 'Shop/Get/ServiceRole' },
        name: `<Shop/Get.name=Shop-Get${hashOf('Get/Resource')}-*>`,
        describedBy: 'cdk',
        file: 'lib/shop-stack.ts',
      },
    ]);
  });

  it('binds attributes of constructs to the resources they stand for', () => {
    const read = app(`
    const table = new dynamodb.Table(this, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    const bucket = new s3.Bucket(this, 'Files', { bucketName: 'shop-files' });
    const queue = new sqs.Queue(this, 'Jobs');
    const topic = new sns.Topic(this, 'News', { topicName: 'news' });
    const bus = new events.EventBus(this, 'Bus', { eventBusName: 'shop' });
    const secret = new secretsmanager.Secret(this, 'Key', { secretName: 'shop/key' });
    const flow = new sfn.StateMachine(this, 'Flow', { stateMachineName: 'flow' });
    ${FUNCTION} {
      TABLE: table.tableName, TABLE_ARN: table.tableArn, BUCKET: bucket.bucketName, QUEUE: queue.queueUrl, QUEUE_ARN: queue.queueArn,
      TOPIC: topic.topicArn, BUS: bus.eventBusName, SECRET: secret.secretArn, FLOW: flow.stateMachineArn,
      PREFIX: \`s3://\${bucket.bucketName}/in\`, REGION: this.region,
    } });`);
    const arn = (service: string, rest: string) => `arn:<partition>:${service}:<region>:<account>:${rest}`;
    expect(read.findings).toEqual([]);
    expect(environment(read)).toEqual({
      TABLE: [`<Shop/Orders.name=Shop-Orders${hashOf('Orders/Resource')}-*>`],
      TABLE_ARN: [arn('dynamodb', `table/<Shop/Orders.name=Shop-Orders${hashOf('Orders/Resource')}-*>`)],
      BUCKET: ['<Shop/Files.name=shop-files>'],
      QUEUE: [`https://sqs.<region>.amazonaws.com/<account>/<Shop/Jobs.name=Shop-Jobs${hashOf('Jobs/Resource')}-*>`],
      QUEUE_ARN: [arn('sqs', `<Shop/Jobs.name=Shop-Jobs${hashOf('Jobs/Resource')}-*>`)],
      TOPIC: [arn('sns', '<Shop/News.name=news>')],
      BUS: ['<Shop/Bus.name=shop>'],
      SECRET: [arn('secretsmanager', 'secret:<Shop/Key.name=shop/key>-??????')],
      FLOW: [arn('states', 'stateMachine:<Shop/Flow.name=flow>')],
      PREFIX: ['s3://<Shop/Files.name=shop-files>/in'],
      REGION: ['<region>'],
    });
  });
});
