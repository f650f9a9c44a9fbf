import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const near = new S3Client({ region: 'eu-west-1' });
const far = new S3Client({ region: 'us-east-1' });
export const handler = async (event: { far: boolean }) => (event.far ? far : near).send(new GetObjectCommand({ Bucket: 'photos', Key: 'a' }));
