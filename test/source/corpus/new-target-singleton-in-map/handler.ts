import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
const clients = new Map<string, unknown>();
function get<T>(key: string, make: () => T): T {
  if (!clients.has(key)) clients.set(key, make());
  return clients.get(key) as T;
}
export const handler = async () => {
  await get('s3', () => new S3Client({})).send(new GetObjectCommand({ Bucket: 'photos', Key: 'k' }));
  await get('sqs', () => new SQSClient({})).send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'm' }));
};
