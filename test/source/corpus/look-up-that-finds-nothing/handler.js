const { S3Client, PutObjectCommand, DeleteObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
const table = { a: () => s3.send(new DeleteObjectCommand({ Bucket: 'photos', Key: 'k' })) };
const map = new Map([['a', 1]]);
exports.handler = async (event) => { const f = table[event.name]; if (f === undefined) await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'none' })); else await f();
 const v = map.get(event.name); if (v === undefined) await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'map' })); 
 const l = [1,2].find((x) => x === event.n); if (typeof l === 'undefined') await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'list' }));
 switch (table[event.x]) { case undefined: await s3.send(new PutObjectCommand({ Bucket: 'photos', Key: 'switch' })); break; default: } };
