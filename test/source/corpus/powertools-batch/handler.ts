import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
const processor = new BatchProcessor(EventType.SQS);
const s3 = new S3Client({});
const one = async (record: { body: string }) => {
  await s3.send(new DeleteObjectCommand({ Bucket: 'photos', Key: record.body }));
};
export const handler = async (event: never, context: never) => processPartialResponse(event, one, processor, { context });
