import { S3Client } from '@aws-sdk/client-s3';
import { makeCommand } from 'company-commands';
const client = new S3Client({});
export const handler = (event: unknown) => client.send(makeCommand(event));
