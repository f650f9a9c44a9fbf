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
  it('does not know a name that the CDK makes if one is needed', () => {
    const read = app(`
      const { PhysicalName } = require('aws-cdk-lib');
      const jobs = new sqs.Queue(this, 'Jobs', { queueName: PhysicalName.GENERATE_IF_NEEDED });
      ${FUNCTION}{ JOBS: jobs.queueName } });`);
    expect(environment(read)).toEqual({ JOBS: [expect.not.stringContaining('GENERATE')] });
  });

  it('says nothing of what the app itself runs and asks of AWS where it is synthesised', () => {
    const read = app(`
      require('child_process').execSync('npx vite build');
      const built = require('sqs-consumer').Consumer.create({});
      new (require('@aws-sdk/client-s3').S3Client)({ credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
      new NodejsFunction(this, 'Get', { entry: 'src/get.ts' });`);
    expect(read.project.functions.map(({ id }) => id)).toEqual(['Shop/Get']);
    expect(read.findings).toEqual([]);
  });

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
        role: {
          kind: 'declared',
          id: 'Shop/Get/ServiceRole',
          logicalId: `GetServiceRole${hashOf('Get/ServiceRole/Resource')}`,
          declared: expect.objectContaining({ id: 'Shop/Get/ServiceRole' }),
        },
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

  it('takes names of resources of other stacks and of imported ones', () => {
    const read = app(`
    const orders = dynamodb.Table.fromTableName(this, 'Orders', 'orders');
    const jobs = sqs.Queue.fromQueueArn(this, 'Jobs', 'arn:aws:sqs:eu-west-1:111122223333:jobs');
    const files = s3.Bucket.fromBucketAttributes(this, 'Files', { bucketArn: 'arn:aws:s3:::files' });
    const key = secretsmanager.Secret.fromSecretNameV2(this, 'Key', 'shop/key');
    const value = ssm.StringParameter.valueForStringParameter(this, '/shop/host');
    const stage = new CfnParameter(this, 'Stage', { default: 'dev' });
    ${FUNCTION} { ORDERS: orders.tableName, ORDERS_ARN: orders.tableArn, JOBS: jobs.queueName, JOBS_ARN: jobs.queueArn, JOBS_URL: jobs.queueUrl,
      FILES: files.bucketName, OBJECTS: files.arnForObjects('in/*'), KEY: key.secretName, HOST: value, STAGE: stage.valueAsString } });`);
    expect(environment(read)).toEqual({
      ORDERS: ['orders'],
      ORDERS_ARN: ['arn:<partition>:dynamodb:<region>:<account>:table/orders'],
      JOBS: ['jobs'],
      JOBS_ARN: ['arn:aws:sqs:eu-west-1:111122223333:jobs'],
      JOBS_URL: ['https://sqs.<region>.amazonaws.com/<account>/jobs'],
      FILES: ['files'],
      OBJECTS: ['arn:aws:s3:::files/in/*'],
      KEY: ['shop/key'],
      HOST: ['<unknown>'],
      STAGE: ['<parameter Stage=dev>'],
    });
  });

  it('follows props through constructors, helpers and constructs of the app', () => {
    const read = readFiles({
      'cdk.json': JSON.stringify({ app: 'node bin/app.js', context: { stage: 'prod', sizes: { prod: 'large' } } }),
      'bin/app.js': `
        const cdk = require('aws-cdk-lib');
        const { Data } = require('../lib/data');
        const { Api } = require('../lib/api');
        const app = new cdk.App();
        const stage = app.node.tryGetContext('stage');
        const data = new Data(app, 'Data-' + stage);
        new Api(app, \`Api-\${stage}\`, { stackName: 'api', data, size: app.node.tryGetContext('sizes')[stage] });
        app.synth();`,
      'lib/data.js': `
        const { Stack } = require('aws-cdk-lib');
        const { Table } = require('aws-cdk-lib/aws-dynamodb');
        exports.Data = class Data extends Stack {
          constructor(scope, id, props) { super(scope, id, props); this.table = new Table(this, 'Orders', {}); }
        };`,
      'lib/api.js': `
        const { Stack, aws_lambda: lambda } = require('aws-cdk-lib');
        const { Construct } = require('constructs');
        class Endpoint extends Construct {
          constructor(scope, id, { environment, ...rest }) {
            super(scope, id);
            this.fn = new lambda.Function(this, 'Handler', { runtime: lambda.Runtime.NODEJS_20_X, ...rest,
              environment: { ...environment, COMMON: 'yes' } });
          }
        }
        exports.Api = class Api extends Stack {
          constructor(scope, id, props) {
            super(scope, id, props);
            for (const name of ['list', 'get']) this.make(name, props);
          }
          make(name, props) {
            const { fn } = new Endpoint(this, name, { code: lambda.Code.fromAsset('src'), handler: \`\${name}.main\`,
              environment: { TABLE: props.data.table.tableName, SIZE: props.size } });
            fn.addEnvironment('NAME', name);
          }
        };`,
      'src/list.js': 'exports.main = async () => {};',
      'src/get.js': 'exports.main = async () => {};',
    });
    expect(read.findings).toEqual([]);
    expect(
      read.project.functions.map(({ id, handler, env, name }) => ({
        id,
        file: handler.kind === 'handler' ? `${handler.file}#${handler.export}` : handler.reason,
        env: Object.fromEntries([...env].map(([key, values]) => [key, values.map(showPattern)])),
        name: showPattern(name),
      })),
    ).toEqual(
      ['get', 'list'].map((name) => ({
        id: `Api-prod/${name}/Handler`,
        file: `src/${name}.js#main`,
        env: {
          TABLE: [`<Data-prod/Orders.name=Data-prod-Orders${hashOf('Orders/Resource')}-*>`],
          SIZE: ['large'],
          COMMON: ['yes'],
          NAME: [name],
        },
        name: `<Api-prod/${name}/Handler.name=api-${name}Handler${hashOf(`${name}/Handler/Resource`)}-*>`,
      })),
    );
  });

  it('grants what the platform does for event sources, targets and settings', () => {
    const arn = (service: string, rest: string) => `arn:<partition>:${service}:<region>:<account>:${rest}`;
    const read = app(`
    const jobs = new sqs.Queue(this, 'Jobs', { queueName: 'jobs' });
    const failed = new sqs.Queue(this, 'Failed', { queueName: 'failed' });
    const done = new sqs.Queue(this, 'Done', { queueName: 'done' });
    const table = new dynamodb.Table(this, 'T', { tableName: 't', stream: dynamodb.StreamViewType.NEW_IMAGE });
    const fn = new Lambda(this, 'Work', { code: Code.fromAsset('src'), handler: 'get.handler', runtime: Runtime.NODEJS_22_X,
      tracing: Tracing.ACTIVE, deadLetterQueue: failed, onSuccess: new SqsDestination(done) });
    fn.addEventSource(new SqsEventSource(jobs, { batchSize: 5 }));
    fn.currentVersion.addEventSource(new DynamoEventSource(table, { startingPosition: lambda.StartingPosition.LATEST, onFailure: new SqsDlq(failed) }));`);
    expect(read.findings).toEqual([]);
    const stream = arn('dynamodb', 'table/<Shop/T.name=t>/stream/*');
    const queue = (name: string, id: string) => arn('sqs', `<Shop/${id}.name=${name}>`);
    expect(new Set(platform(read))).toEqual(
      new Set([
        `sqs:ReceiveMessage ${queue('jobs', 'Jobs')}`,
        `sqs:DeleteMessage ${queue('jobs', 'Jobs')}`,
        `sqs:GetQueueAttributes ${queue('jobs', 'Jobs')}`,
        `dynamodb:DescribeStream ${stream}`,
        `dynamodb:GetRecords ${stream}`,
        `dynamodb:GetShardIterator ${stream}`,
        'dynamodb:ListStreams *',
        `sqs:SendMessage ${queue('failed', 'Failed')}`,
        `sqs:SendMessage ${queue('done', 'Done')}`,
        'xray:PutTraceSegments *',
        'xray:PutTelemetryRecords *',
      ]),
    );
  });

  it('finds the default entry, inline code, and other languages', () => {
    const read = app(
      `
    new NodejsFunction(this, 'beside');
    new Lambda(this, 'Inline', { code: Code.fromInline('exports.handler = async () => {}'), handler: 'index.handler', runtime: Runtime.NODEJS_22_X });
    new Lambda(this, 'Snake', { code: Code.fromAsset('py'), handler: 'app.handler', runtime: Runtime.PYTHON_3_12 });
    new lambda.DockerImageFunction(this, 'Image', { code: lambda.DockerImageCode.fromImageAsset('docker') });
    new NodejsFunction(this, 'Gone', { entry: 'src/gone.ts' });`,
      { 'lib/shop-stack.beside.ts': 'export const handler = async () => {};' },
    );
    expect(
      read.project.functions.map(({ id, handler }) => [
        id,
        handler.kind === 'handler' ? handler.file : handler.cause,
        handler.kind === 'handler' && handler.inlineSource !== undefined,
      ]),
    ).toEqual([
      ['Shop/Gone', 'missing', false],
      ['Shop/Image', 'image', false],
      ['Shop/Inline', 'lib/shop-stack.ts', true],
      ['Shop/Snake', 'language', false],
      ['Shop/beside', 'lib/shop-stack.beside.ts', false],
    ]);
    expect(read.findings.map(({ rule, function: id, origin }) => [rule, id, origin?.file])).toEqual([
      ['unsupported-function', 'Shop/Snake', 'lib/shop-stack.ts'],
      ['unsupported-function', 'Shop/Image', 'lib/shop-stack.ts'],
      ['handler-not-found', 'Shop/Gone', 'lib/shop-stack.ts'],
    ]);
  });

  it('reads an app of version 1', () => {
    const read = readFiles({
      'cdk.json': '{ "app": "npx ts-node app.ts" }',
      'app.ts': `
        import * as cdk from '@aws-cdk/core';
        import lambda = require('@aws-cdk/aws-lambda');
        import { Queue } from '@aws-cdk/aws-sqs';
        import { NodejsFunction } from '@aws-cdk/aws-lambda-nodejs';
        class Old extends cdk.Stack {
          constructor(app: cdk.App, id: string) {
            super(app, id);
            const queue = new Queue(this, 'Queue');
            new lambda.Function(this, 'Fn', { code: lambda.Code.asset('src'), handler: 'a.run', runtime: lambda.Runtime.NODEJS_14_X, environment: { QUEUE: queue.queueUrl } });
            new NodejsFunction(this, 'Bundled', { entry: \`\${__dirname}/src/a.js\`, handler: 'run' });
          }
        }
        new Old(new cdk.App(), 'Old');`,
      'src/a.js': 'exports.run = async () => {};',
    });
    expect(read.findings).toEqual([]);
    expect(read.project.functions.map(({ id, handler, runtime }) => [id, handler, runtime])).toEqual([
      ['Old/Bundled', { kind: 'handler', file: 'src/a.js', export: 'run' }, ''],
      ['Old/Fn', { kind: 'handler', file: 'src/a.js', export: 'run' }, 'nodejs14.x'],
    ]);
    expect(read.project.functions[1]?.env.get('QUEUE')?.map(showPattern)).toEqual([
      `https://sqs.<region>.amazonaws.com/<account>/<Old/Queue.name=Old-Queue${hashOf('Queue/Resource')}-*>`,
    ]);
  });

  it('leaves open what only a run of the app decides', () => {
    const body = `
    const name = process.env.TABLE_NAME;
    const table = new dynamodb.Table(this, 'Orders', { tableName: name });
    ${FUNCTION} { TABLE: table.tableName, RAW: name, OWN: app.node.tryGetContext('other') } });`.replace('app.node', 'this.node');
    expect(environment(app(body))).toEqual({
      TABLE: ['<Shop/Orders.name=<unknown>>'],
      RAW: ['<unknown>'],
      OWN: ['<unknown>', '<env OWN>'],
    });
    const given = app(
      body,
      {},
      {
        parameters: new Map([
          ['TABLE_NAME', 'orders'],
          ['other', 'x'],
        ]),
      },
    );
    expect(environment(given)).toEqual({ TABLE: ['<Shop/Orders.name=orders>'], RAW: ['orders'], OWN: ['x'] });
  });

  it('keeps both of what a condition chooses', () => {
    const read = app(`
    const queue = new sqs.Queue(this, 'Q', { queueName: process.env.CI ? 'a' : 'b' });
    const environment: Record<string, string> = { MODE: process.env.CI ? 'ci' : 'user' };
    if (process.env.EXTRA) environment.EXTRA = queue.queueName;
    const fn = new NodejsFunction(this, 'Get', { entry: 'src/get.ts', environment });`);
    expect(environment(read)).toEqual({ MODE: ['ci', 'user'], EXTRA: ['a', 'b', '<env EXTRA>'] });
  });

  it('says that an app in another language, and a construct of a package, are not read', () => {
    expect(() => readFiles({ 'cdk.json': '{ "app": "python3 app.py" }', 'app.py': '' })).toThrow(/cdk synth/);
    const read = app(`
    const { Magic } = require('@acme/constructs');
    new Magic(this, 'Magic', {});
    ${FUNCTION} {} });`);
    expect(read.findings.map(({ rule, origin }) => [rule, origin?.file])).toEqual([['unread-construct', 'lib/shop-stack.ts']]);
    expect(read.project.functions.map(({ id }) => id)).toEqual(['Shop/Get']);
  });

  it('prefers what was synthesised', () => {
    const read = app(`${FUNCTION} {} });`, {
      'cdk.out/manifest.json': JSON.stringify({
        artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.json' } } },
      }),
      'cdk.out/S.json': JSON.stringify({
        Resources: { F: { Type: 'AWS::Lambda::Function', Properties: { Handler: 'index.handler', Code: { ZipFile: '' } } } },
      }),
    });
    expect(read.project.functions.map(({ id }) => id)).toEqual(['F']);
  });

  it('knows the key that a construct is given or makes by itself', () => {
    const read = app(`
    const own = new s3.Bucket(this, 'Own', { encryption: s3.BucketEncryption.KMS });
    const managed = new s3.Bucket(this, 'Managed', { encryption: s3.BucketEncryption.S3_MANAGED });
    ${FUNCTION} {} });`);
    expect([...read.project.encryptionKeys].map(([name, key]) => [name, showPattern(key)])).toEqual([
      ['Shop/Own', 'arn:<partition>:kms:<region>:<account>:key/<Shop/Own/Key.name>'],
    ]);
  });

  it('reads an app of ES modules that names its files by their address', () => {
    const read = readFiles({
      'infra/cdk.json': '{ "app": "npx tsx bin/app.mts" }',
      'infra/bin/app.mts': `
        import path from 'node:path';
        import { fileURLToPath } from 'node:url';
        import { App, Stack } from 'aws-cdk-lib';
        import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
        const here = path.dirname(fileURLToPath(import.meta.url));
        const stack = new Stack(new App(), 'S');
        new NodejsFunction(stack, 'A', { entry: path.join(here, '../src/a.ts') });
        new NodejsFunction(stack, 'B', { entry: path.resolve(import.meta.dirname, '..', 'src', 'b.ts') });
        new NodejsFunction(stack, 'C', { entry: fileURLToPath(new URL('../src/c.ts', import.meta.url)) });
        new NodejsFunction(stack, 'D', { entry: 'src/d.ts' });
        new NodejsFunction(stack, 'E', { entry: path.join(process.cwd(), 'src/e.ts') });`,
      ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`infra/src/${name}.ts`, 'export const handler = async () => {};'])),
    });
    expect(read.findings).toEqual([]);
    expect(read.project.functions.map(({ id, handler }) => [id, handler.kind === 'handler' && handler.file])).toEqual(
      ['A', 'B', 'C', 'D', 'E'].map((id) => [`S/${id}`, `infra/src/${id.toLowerCase()}.ts`]),
    );
  });

  it('tells constructs apart whose ids only a run of the app decides', () => {
    const read = app(`
    const stage = process.env.STAGE;
    const orders = new dynamodb.Table(this, stage + '-orders');
    const users = new dynamodb.Table(this, stage + '-users', { tableName: 'users' });
    new NodejsFunction(this, \`get-\${stage}\`, { entry: 'src/get.ts', environment: { TABLE: orders.tableName } });
    new NodejsFunction(this, stage!, { entry: 'src/get.ts', environment: { TABLE: users.tableName } });
    new NodejsFunction(this, stage!, { entry: 'src/get.ts', environment: {} });`);
    expect(read.project.functions.map(({ id, env }) => [id.replace(/:\d+/, ':line'), env.get('TABLE')?.map(showPattern)])).toEqual([
      ['Shop/*', ['<Shop/*-users.name=users>']],
      ['Shop/*:line', undefined],
      ['Shop/get-*', ['<Shop/*-orders.name=<unknown>>']],
    ]);
  });

  it('names what stands in stages, in nested stacks and in wrapped resources', () => {
    const read = readFiles({
      'cdk.json': '{ "app": "node app.js" }',
      'app.js': `
        const { App, Stack, Stage, NestedStack } = require('aws-cdk-lib');
        const { CfnFunction } = require('aws-cdk-lib/aws-lambda');
        const { CfnTable } = require('aws-cdk-lib/aws-dynamodb');
        const { EventBus } = require('aws-cdk-lib/aws-events');
        class Shop extends Stack {
          constructor(scope, id) {
            super(scope, id);
            const inner = new NestedStack(this, 'Inner');
            const table = new CfnTable(inner, 'Orders', {});
            const bus = new EventBus(this, 'Bus');
            new CfnFunction(this, 'Fn', { code: { zipFile: 'exports.handler = async () => {}' }, handler: 'index.handler', runtime: 'nodejs22.x', role: 'arn:aws:iam::1:role/x',
              environment: { variables: { table: table.ref, arn: table.attrArn, bus: bus.eventBusName } } });
          }
        }
        const app = new App();
        new Shop(new Stage(app, 'Prod'), 'Shop');`,
    });
    expect(read.findings).toEqual([]);
    const [lambda] = read.project.functions;
    expect([lambda?.id, lambda === undefined ? '' : showPattern(lambda.name), lambda?.role]).toEqual([
      'Prod/Shop/Fn',
      '<Prod/Shop/Fn.name=Prod-Shop-Fn-*>',
      { kind: 'external', id: 'arn:aws:iam::1:role/x' },
    ]);
    const table = '<Prod/Shop/Inner/Orders.name=*-Orders-*>';
    expect(environment(read)).toEqual({
      table: [table],
      arn: [`arn:<partition>:dynamodb:<region>:<account>:table/${table}`],
      bus: [`<Prod/Shop/Bus.name=ProdShopBus${hashOf('Prod/Shop/Bus')}>`],
    });
  });

  it('qualifies the names of versions and aliases', () => {
    const read = app(`
    const work = new Lambda(this, 'Work', { functionName: 'work', code: Code.fromAsset('src'), handler: 'get.handler', runtime: Runtime.NODEJS_22_X });
    const live = new lambda.Alias(this, 'Live', { aliasName: 'live', version: work.currentVersion });
    live.addEventSource(new SqsEventSource(new sqs.Queue(this, 'Jobs', { queueName: 'jobs' })));
    ${FUNCTION} { LIVE: live.functionArn, NAME: live.functionName, VERSION: work.currentVersion.functionArn, PLAIN: work.functionArn } });`);
    const arn = 'arn:<partition>:lambda:<region>:<account>:function:<Shop/Work.name=work>';
    expect(environment(read)).toEqual({ LIVE: [`${arn}:live`], NAME: ['<Shop/Work.name=work>:live'], VERSION: [`${arn}:*`], PLAIN: [arn] });
    expect(read.project.functions[1]?.platform.map(({ need }) => need)).toContain('sqs');
  });

  it('follows overrides of the environment and reports others', () => {
    const read = app(`
    const fn = ${FUNCTION} { A: 'a' } });
    const child = fn.node.defaultChild as lambda.CfnFunction;
    child.addPropertyOverride('Environment.Variables.B', 'b');
    child.addOverride('Properties.Environment.Variables.C', 'c');
    child.addPropertyOverride('Handler', 'other.handler');
    child.addPropertyOverride('MemorySize', 128);`);
    expect(environment(read)).toEqual({ A: ['a'], B: ['b'], C: ['c'] });
    expect(read.findings.map(({ rule, function: id, incomplete }) => [rule, id, incomplete])).toEqual([
      ['unread-override', 'Shop/Get', '*'],
    ]);
  });

  it('never takes a value that it does not know for one that is not set', () => {
    const read = app(`
    const { HostedZone } = require('aws-cdk-lib/aws-route53');
    const zone = HostedZone.fromLookup(this, 'Zone', { domainName: 'example.com' });
    const { table } = require('js-yaml').load('conf.yml');
    ${FUNCTION} { ZONE: zone.hostedZoneId, TABLE: table, JSON: JSON.stringify({ zone }) } });
    new Lambda((globalThis as any).scope, 'Lost', { code: Code.fromAsset('src'), handler: 'get.handler', runtime: Runtime.NODEJS_22_X });`);
    expect(environment(read)).toEqual({ ZONE: ['<unknown>'], TABLE: ['<unknown>'], JSON: ['<unknown>'] });
    expect(read.findings.map(({ rule, incomplete }) => [rule, incomplete])).toEqual([['unread-construct', '*']]);
  });
});
