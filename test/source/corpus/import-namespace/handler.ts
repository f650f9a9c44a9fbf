import * as s3 from '@aws-sdk/client-s3';
export const handler = async () => new s3.S3Client({}).send(new s3.DeleteObjectCommand({ Bucket: 'photos', Key: 'a' }));
