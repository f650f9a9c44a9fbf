import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const settings = {
  stage: 'dev',
  get bucket() {
    return `photos-${this.stage}`;
  },
  set environment(value: string) {
    this.stage = value;
  },
};
settings.environment = 'prod';
export const handler = () => client.send(new GetObjectCommand({ Bucket: settings.bucket, Key: 'k' }));
