import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
class Store {
  readonly bucket: string;
  constructor(private client: S3Client, { name }: { name: string }) {
    this.bucket = name;
  }
  put() {
    return this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key: 'k' }));
  }
}
let store: Store | undefined;
let other: { inner: Store } | null = null;
export const handler = async () => {
  if (!store) store = new Store(new S3Client({}), { name: 'first' });
  await store.put();
  other ??= { inner: new Store(new S3Client({}), { name: 'second' }) };
  await other.inner.put();
};
