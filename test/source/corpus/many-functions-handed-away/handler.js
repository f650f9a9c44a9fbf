const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const { register } = require('some-package');
const s3 = new S3Client({});
const make = (name) => () => s3.send(new PutObjectCommand({ Bucket: 'many', Key: name }));
const list = [];
const more = (functions) => list.push(...functions);
for (const prefix of ['a', 'b', 'c', 'd', 'e'])
  more(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r'].map((each) => make(prefix + each)));
let any = list[0];
for (const each of list) if (Math.random() > 0.5) any = each;
exports.handler = async () => register(any);
