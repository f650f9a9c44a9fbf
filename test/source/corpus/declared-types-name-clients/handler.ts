import { DynamoDB } from '@aws-sdk/client-dynamodb';
import type { S3, S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import type AWS from 'aws-sdk';
import { container, make } from 'some-container';
import type { Tools } from './tools';
class Users {
  private table!: DynamoDB;
  constructor(private readonly documents: DynamoDBDocument) {
    this.table = make('table');
  }
  async read(id: string) {
    await this.table.describeTable({ TableName: 'users' });
    return this.documents.get({ TableName: 'users', Key: { id } });
  }
}
const purge = (queue: AWS.SQS | undefined) => queue?.purgeQueue({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs' }).promise();
const notify = async ({ topics }: Tools) => topics.publish({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:done' });
const list = (client: S3Client | { listBuckets(): void }) => client;
export const handler = async () => {
  await new Users(make('documents')).read('1');
  await purge(make('queue'));
  await notify(make('tools'));
  const photos = make('photos') as S3;
  await photos.headBucket({ Bucket: 'photos' });
  await container.get<S3>('s3').deleteObject({ Bucket: 'photos', Key: 'k' });
  const plain: string = make('text');
  plain.normalize();
  return list(make('client'));
};
