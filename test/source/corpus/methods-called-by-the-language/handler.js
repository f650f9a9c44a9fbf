const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
const put = (Bucket, Key = 'k') => s3.send(new PutObjectCommand({ Bucket, Key }));
class Name {
  constructor(prefix) {
    this.prefix = prefix;
  }
  toString() {
    put('to-string');
    return `${this.prefix}/object`;
  }
}
class Query {
  then(resolve) {
    return put('then').then(() => resolve('row'));
  }
}
exports.handler = async (event) => {
  await put('keys', `${new Name('a')}`);
  const row = await new Query();
  await put('rows', row);
  JSON.stringify({ inner: [{ toJSON: () => put('to-json') }] });
  JSON.parse(event.body, (key, value) => put('reviver') && value);
  await Reflect.apply(put, null, ['reflect']);
  const [first] = process.argv;
  if (first) await put('argument');
  globalThis.save = put;
  await save('global');
  const list = [1];
  list.length = 0;
  if (list.length === 0) await put('empty');
  return { then: (resolve) => put('answer').then(resolve) };
};
