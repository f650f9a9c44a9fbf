'use strict';

const { BatchProcessor, EventType, processPartialResponse } = require('@aws-lambda-powertools/batch');
const { Logger } = require('@aws-lambda-powertools/logger');
const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const { Items } = require('../shared/items');

const logger = new Logger({ serviceName: 'receive' });
const processor = new BatchProcessor(EventType.SQS);
const s3 = new S3Client({});
const items = new Items();

async function receive({ messageId, body }) {
  const delivery = JSON.parse(body);
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.ARCHIVE_BUCKET,
      Key: `deliveries/${delivery.supplier}/${messageId}.json`,
      Body: body,
      StorageClass: 'STANDARD_IA',
    }),
  );
  for (const { sku, count } of delivery.lines) {
    const { quantity } = await items.change(sku, count);
    logger.info('received', { sku, count, quantity });
  }
}

exports.handler = async (event, context) => processPartialResponse(event, receive, processor, { context });
