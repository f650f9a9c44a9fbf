import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/source/analyze.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { renderCall } from './render-call.ts';

const FILES = {
  'app.ts': `import { clients, queue } from '@acme/aws';
export const handler = async () => {
  await clients.photos.listObjectsV2({ Bucket: 'photos' });
  const jobs = await queue('jobs');
  await jobs.purgeQueue({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' });
  await clients.table.query({ TableName: 'orders' }).promise();
};
`,
  'node_modules/@acme/aws/package.json': '{ "name": "@acme/aws", "main": "index.js", "types": "index.d.ts" }',
  'node_modules/@acme/aws/index.d.ts': `import * as AWS from 'aws-sdk';
import { S3 } from '@aws-sdk/client-s3';
export { queue } from './queue';
export declare const clients: { photos: S3; table: AWS.DynamoDB.DocumentClient };
`,
  'node_modules/@acme/aws/queue.d.ts': `import { SQS } from '@aws-sdk/client-sqs';
declare class Queue extends SQS { refill(): void }
export declare function queue(name: string): Promise<Queue>;
`,
};

function calls(files: Readonly<Record<string, string>>, packageTypes: boolean, folder = ''): readonly string[] {
  const root = path.join(temporaryProject(files), folder);
  const handler = { id: 'f', file: 'app.ts', export: 'handler', env: new Map(), envIsComplete: false, name: [], layers: [] };
  const [analysis] = analyze({ root, handlers: [handler], packageTypes });
  return (analysis?.calls ?? []).map(renderCall).sort();
}

describe('types that installed packages declare', () => {
  it('tell which clients come out of them', () => {
    expect(calls(FILES, true)).toEqual([
      "dynamodb:Query { TableName: 'orders' }",
      "s3:ListObjectsV2 { Bucket: 'photos' }",
      "sqs:PurgeQueue { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' }",
    ]);
  });

  it('are not read unless that is asked for', () => {
    expect(calls(FILES, false)).toEqual([]);
  });

  it('are not looked for outside the root', () => {
    const files = Object.entries(FILES).map(([file, text]) => [file === 'app.ts' ? 'project/app.ts' : file, text]);
    expect(calls(Object.fromEntries(files), true, 'project')).toEqual([]);
  });
});
