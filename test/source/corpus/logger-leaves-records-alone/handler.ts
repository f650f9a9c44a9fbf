import { Logger } from '@aws-lambda-powertools/logger';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const logger = new Logger();
const client = new S3Client({});
export const handler = async () => {
  const input = { Bucket: 'photos', Key: 'k' };
  logger.info('reading', { input });
  console.log(input);
  return client.send(new GetObjectCommand(input));
};
