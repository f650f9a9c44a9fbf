import { GetObjectCommand as Read, S3Client as Store } from '@aws-sdk/client-s3';
const client = new Store({});
export const handler = async () => client.send(new Read({ Bucket: 'photos', Key: 'a' }));
