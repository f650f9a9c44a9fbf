import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
class Pages {
  client = new S3Client({});
  async *[Symbol.asyncIterator]() {
    yield await this.client.send(new ListObjectsV2Command({ Bucket: 'photos' }));
  }
}
export const handler = async () => {
  let count = 0;
  for await (const page of new Pages()) count += page.KeyCount ?? 0;
  return count;
};
