import { Upload } from '@aws-sdk/lib-storage';
import { S3Client } from '@aws-sdk/client-s3';
export const handler = () => new Upload({ client: new S3Client({}), leavePartsOnError: true, params: { Bucket: 'photos', Key: 'big', Body: 'x' } }).done();
