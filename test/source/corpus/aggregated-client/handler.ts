import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({ region: 'eu-west-1' });
export const handler = async () => s3.getObject({ Bucket: 'photos', Key: 'a' });
