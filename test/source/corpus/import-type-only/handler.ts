import type { S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
let cache: S3Client | undefined;
export const handler = async () => {
  cache = undefined;
  await new SNSClient({}).send(new PublishCommand({ TopicArn: process.env.TOPIC_ARN, Message: 'hi' }));
};
