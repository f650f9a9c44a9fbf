import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
class Storage extends S3Client {
  constructor() {
    super({ region: 'eu-north-1' });
  }
  buckets() {
    return this.send(new ListBucketsCommand({}));
  }
}
export const handler = () => new Storage().buckets();
