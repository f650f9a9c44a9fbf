const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
const history = [];
let total = 0;
let names = '';
let tree = null;
exports.handler = async (event) => {
  total += event.count;
  names += `${event.name},`;
  history.push(event);
  tree = { left: tree, value: event };
  let left = event.count;
  let text = '';
  while (left-- > 0) text = `${text}.`;
  for (let node = event.first; node; node = node.next) total += node.size;
  if (history.length > 100) history.shift();
  await s3.send(new PutObjectCommand({ Bucket: 'sums', Key: `sum/${total}` }));
};
