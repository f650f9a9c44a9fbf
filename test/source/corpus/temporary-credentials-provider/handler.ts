import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({ credentials: fromTemporaryCredentials({ params: { RoleArn: 'arn:aws:iam::111122223333:role/reader' } }) });
export const handler = () => client.send(new GetObjectCommand({ Bucket: 'theirs', Key: 'a' }));
