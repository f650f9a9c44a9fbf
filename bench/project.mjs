import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const HANDLERS = 60;
const SERVICES = 180;
const REPOSITORIES = 200;
const HELPERS = 59;

/**
 * Writes a SAM project of 500 TypeScript files: 60 handlers over 180 services, 200 repositories with the AWS calls, 59 helpers and one config
 * module, all imported by someone. The same bytes every time.
 */
export function writeLargeProject(folder) {
  const random = seeded(42);
  const pick = (count) => Math.floor(random() * count);
  const write = (file, text) => {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write('package.json', '{ "name": "large", "type": "module" }\n');
  write(
    'tsconfig.json',
    '{ "compilerOptions": { "target": "ES2022", "module": "NodeNext", "strict": true, "paths": { "@lib/*": ["./src/lib/*"] } } }\n',
  );
  write('template.yaml', template());
  write('src/config.ts', config());
  for (let index = 0; index < HELPERS; index += 1) write(`src/lib/helper-${index}.ts`, helper(index));
  for (let index = 0; index < REPOSITORIES; index += 1) write(`src/repositories/repository-${index}.ts`, repository(index, pick));
  for (let index = 0; index < SERVICES; index += 1) write(`src/services/service-${index}.ts`, service(index, pick));
  for (let index = 0; index < HANDLERS; index += 1) write(`src/handlers/handler-${index}.ts`, handler(index));
}

/** Writes one small handler, as it stands in most tutorials. */
export function writeSmallProject(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'app.ts'),
    `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event: { pathParameters: { id: string } }) => {
  const { Item } = await client.send(new GetCommand({ TableName: process.env.TABLE, Key: { id: event.pathParameters.id } }));
  return { statusCode: Item ? 200 : 404, body: JSON.stringify(Item ?? {}) };
};
`,
  );
}

function template() {
  const functions = Array.from(
    { length: HANDLERS },
    (_, index) => `  Handler${index}:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .
      Handler: src/handlers/handler-${index}.handler
`,
  );
  return `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs20.x
    Environment:
      Variables:
        STAGE: prod
        BUCKET: large-bucket
        QUEUE_URL: !Ref Queue
Resources:
  Queue:
    Type: AWS::SQS::Queue
${functions.join('')}`;
}

function config() {
  return `export interface Config {
  readonly stage: string;
  readonly bucket: string;
  readonly queueUrl: string;
}

export const config: Config = {
  stage: process.env.STAGE ?? 'dev',
  bucket: process.env.BUCKET ?? 'none',
  queueUrl: process.env.QUEUE_URL ?? '',
};

export const tableName = (name: string): string => \`\${config.stage}-\${name}\`;
`;
}

function helper(index) {
  const functions = Array.from(
    { length: 6 },
    (_, number) => `/** Step ${number} of helper ${index}. */
export function step${index}_${number}(input: Readonly<Record<string, unknown>>, limit = ${number + 1}): string[] {
  const names = Object.keys(input).filter((name) => name.length > limit && !name.startsWith('_'));
  const result: string[] = [];
  for (const name of names) {
    const value = input[name];
    if (typeof value === 'string') result.push(\`\${name}=\${value.trim().toLowerCase()}\`);
    else if (Array.isArray(value)) result.push(...value.map((item) => \`\${name}[]=\${String(item)}\`));
    else if (value !== null && value !== undefined) result.push(\`\${name}:\${JSON.stringify(value)}\`);
  }
  return result.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).slice(0, limit * ${number + 2});
}
`,
  );
  return functions.join('\n');
}

function repository(index, pick) {
  const used = pick(HELPERS);
  return `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { tableName } from '../config.js';
import { step${used}_0, step${used}_1 } from '@lib/helper-${used}';

export interface Row${index} {
  readonly id: string;
  readonly owner: string;
  readonly tags?: readonly string[];
  readonly total: number;
}

export class Repository${index} {
  readonly #client: DynamoDBDocumentClient;
  readonly #table = tableName('table-${index}');

  constructor(client: DynamoDBDocumentClient = DynamoDBDocumentClient.from(new DynamoDBClient({}))) {
    this.#client = client;
  }

  async get(id: string): Promise<Row${index} | undefined> {
    const { Item } = await this.#client.send(new GetCommand({ TableName: this.#table, Key: { id }, ConsistentRead: true }));
    return Item as Row${index} | undefined;
  }

  async put(row: Row${index}): Promise<void> {
    const labels = step${used}_0({ ...row });
    await this.#client.send(new PutCommand({ TableName: this.#table, Item: { ...row, labels }, ConditionExpression: 'attribute_not_exists(id)' }));
  }

  async listByOwner(owner: string, limit = ${10 + (index % 40)}): Promise<Row${index}[]> {
    const rows: Row${index}[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.#client.send(
        new QueryCommand({
          TableName: this.#table,
          IndexName: 'by-owner',
          KeyConditionExpression: '#owner = :owner',
          ExpressionAttributeNames: { '#owner': 'owner' },
          ExpressionAttributeValues: { ':owner': owner },
          ExclusiveStartKey: start,
          Limit: limit,
        }),
      );
      rows.push(...((page.Items ?? []) as Row${index}[]));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && rows.length < limit);
    return rows.filter((row) => step${used}_1({ ...row }).length > 0);
  }

  async rename(id: string, owner: string): Promise<void> {
    await this.#client.send(
      new UpdateCommand({
        TableName: this.#table,
        Key: { id },
        UpdateExpression: 'SET #owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': owner },
      }),
    );
  }

  async remove(id: string): Promise<void> {
    await this.#client.send(new DeleteCommand({ TableName: this.#table, Key: { id } }));
  }
}
`;
}

function service(index, pick) {
  const [first, second] = [(index * 2) % REPOSITORIES, pick(REPOSITORIES)];
  const used = pick(HELPERS);
  return `import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { config } from '../config.js';
import { step${used}_2, step${used}_3 } from '@lib/helper-${used}';
import { Repository${first} } from '../repositories/repository-${first}.js';
import { Repository${second} as Other } from '../repositories/repository-${second}.js';

const s3 = new S3Client({});
const sqs = new SQSClient({});

export interface Request${index} {
  readonly id: string;
  readonly owner: string;
  readonly body?: string;
}

export class Service${index} {
  readonly #rows = new Repository${first}();
  readonly #others = new Other();

  async create(request: Request${index}): Promise<string> {
    await this.#rows.put({ id: request.id, owner: request.owner, total: step${used}_2({ ...request }).length });
    await this.#notify('created', request.id);
    return request.id;
  }

  async describe(request: Request${index}): Promise<unknown> {
    const [row, others] = await Promise.all([this.#rows.get(request.id), this.#others.listByOwner(request.owner)]);
    return { ...row, others: others.map(({ id }) => id), labels: step${used}_3({ ...request }) };
  }

  async archive(request: Request${index}): Promise<void> {
    const row = await this.#rows.get(request.id);
    await s3.send(new PutObjectCommand({ Bucket: config.bucket, Key: \`service-${index}/\${request.id}.json\`, Body: JSON.stringify(row) }));
    await this.#rows.remove(request.id);
  }

  async restore(request: Request${index}): Promise<void> {
    const stored = await s3.send(new GetObjectCommand({ Bucket: config.bucket, Key: \`service-${index}/\${request.id}.json\` }));
    const text = await stored.Body?.transformToString();
    if (text !== undefined) await this.#others.put(JSON.parse(text));
  }

  async #notify(type: string, id: string): Promise<void> {
    await sqs.send(new SendMessageCommand({ QueueUrl: config.queueUrl, MessageBody: JSON.stringify({ type, id, service: ${index} }) }));
  }
}
`;
}

function handler(index) {
  const services = [0, 1, 2].map((number) => (index * 3 + number) % SERVICES);
  const imports = services.map((service) => `import { Service${service} } from '../services/service-${service}.js';`).join('\n');
  return `${imports}

const [create, describe, archive] = [new Service${services[0]}(), new Service${services[1]}(), new Service${services[2]}()];

export const handler = async (event: { httpMethod: string; pathParameters: { id: string }; body: string | null }) => {
  const request = { id: event.pathParameters.id, owner: 'anyone', body: event.body ?? '' };
  switch (event.httpMethod) {
    case 'POST':
      return { statusCode: 201, body: await create.create(request) };
    case 'GET':
      return { statusCode: 200, body: JSON.stringify(await describe.describe(request)) };
    case 'DELETE':
      await archive.archive(request);
      return { statusCode: 204, body: '' };
    default:
      return { statusCode: 405, body: '' };
  }
};
`;
}

/** Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
