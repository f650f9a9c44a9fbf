import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { S3Client } from '@aws-sdk/client-s3';
export const handler = () => createPresignedPost(new S3Client({}), { Bucket: 'photos', Key: 'in/${filename}' });
