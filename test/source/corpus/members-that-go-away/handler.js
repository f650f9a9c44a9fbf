const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
const put = (Bucket) => s3.send(new PutObjectCommand({ Bucket, Key: 'k' }));
class Refused extends Error {
  constructor() {
    super('refused');
    this.note = () => put('noted');
  }
}
exports.handler = async (event) => {
  const record = { a: 1 };
  delete record.a;
  if (!record.a) await put('deleted');
  const map = new Map([['a', 1]]);
  map.delete('a');
  if (!map.has('a')) await put('removed');
  map.clear();
  if (map.get('a') === undefined) await put('cleared');
  const set = new Set([1]);
  set.delete(1);
  if (set.size === 0) await put('empty');
  try {
    if (event.bad) throw new Refused();
  } catch (error) {
    await error.note();
  }
  const { promise, resolve } = Promise.withResolvers();
  resolve(() => put('resolved'));
  await (await promise)();
  await Reflect.construct(S3Client, [{}]).send(new PutObjectCommand({ Bucket: 'constructed', Key: 'k' }));
  await Function.prototype.call.bind(put)(null, 'generic');
};
