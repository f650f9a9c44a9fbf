import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
class Store extends Transform {
  _transform(chunk: unknown, _encoding: string, done: () => void) {
    this.save('chunk').then(done);
  }
  save(key: string) {
    return s3.send(new PutObjectCommand({ Bucket: 'rows', Key: key }));
  }
}
class NotMade extends Transform {
  _flush() {
    return s3.send(new DeleteObjectCommand({ Bucket: 'rows', Key: 'k' }));
  }
}
class Missing extends Error {
  lookUp() {
    return s3.send(new GetObjectCommand({ Bucket: 'rows', Key: 'k' }));
  }
}
export const handler = async (event: { body?: NodeJS.ReadableStream }) => {
  if (event.body === undefined) throw new Missing('no body');
  await pipeline(event.body, new Store());
};
export { NotMade };
