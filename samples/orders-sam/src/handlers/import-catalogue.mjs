import { basename } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Upload } from '@aws-sdk/lib-storage';

const { UPLOADS_BUCKET, DOCUMENTS_BUCKET, STOCK_TABLE } = process.env;
const BATCH = 25;

const s3 = new S3Client({});
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Takes the supplier's lists out of the drop folder, into the stock table and the archive. */
export const handler = async ({ Records }) => {
  for (const { s3: source } of Records) {
    const key = decodeURIComponent(source.object.key.replaceAll('+', ' '));
    const upload = { Bucket: UPLOADS_BUCKET, Key: key };
    const { Body } = await s3.send(new GetObjectCommand(upload));
    const articles = parse(await Body.transformToString());
    await Promise.all(batches(articles).map(store));
    await archive(basename(key, '.csv'), articles);
    await s3.send(new DeleteObjectCommand(upload));
  }
};

async function store(articles) {
  const requests = articles.map((article) => ({ PutRequest: { Item: article } }));
  await documents.send(new BatchWriteCommand({ RequestItems: { [STOCK_TABLE]: requests } }));
}

async function archive(name, articles) {
  const upload = new Upload({
    client: s3,
    params: { Bucket: DOCUMENTS_BUCKET, Key: `imports/${name}.json`, Body: JSON.stringify(articles) },
  });
  await upload.done();
}

function parse(csv) {
  return csv
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(';'))
    .map(([id, title, available]) => ({ id, title, available: Number(available) }));
}

function batches(items) {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) => items.slice(at * BATCH, (at + 1) * BATCH));
}
