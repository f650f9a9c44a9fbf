'use strict';

const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const { S3 } = require('@aws-sdk/client-s3');
const { DynamoDBDocumentClient, paginateScan } = require('@aws-sdk/lib-dynamodb');

const PREFIX = 'reports/';
const KEEP_DAYS = 90;

const s3 = new S3({});
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

async function revenue() {
  let total = 0;
  const pages = paginateScan({ client }, { TableName: process.env.ORDERS_TABLE, ProjectionExpression: 'lines' });
  for await (const { Items = [] } of pages) {
    for (const { lines } of Items) for (const line of lines) total += line.quantity * line.unitPrice;
  }
  return total;
}

async function removeOldReports(bucket, now) {
  const { Contents = [] } = await s3.listObjectsV2({ Bucket: bucket, Prefix: PREFIX });
  const old = Contents.filter(({ LastModified }) => now - LastModified > KEEP_DAYS * 86_400_000);
  if (old.length === 0) return;
  await s3.deleteObjects({ Bucket: bucket, Delete: { Objects: old.map(({ Key }) => ({ Key })) } });
}

module.exports.handler = async function nightlyReport() {
  const bucket = process.env.DOCUMENTS_BUCKET;
  const now = new Date();
  const day = now.toISOString().slice(0, 10);
  await s3.putObject({ Bucket: bucket, Key: `${PREFIX}${day}.json`, Body: JSON.stringify({ day, revenue: await revenue() }) });
  await removeOldReports(bucket, now);
};
