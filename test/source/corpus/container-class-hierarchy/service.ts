import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
export class Service {
  client = new S3Client({});
  read() {
    return this.client.send(new GetObjectCommand({ Bucket: 'photos', Key: 'a' }));
  }
}
