import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

const sns = new SNSClient({ region: 'eu-west-1' });
const s3 = new S3Client({ region: 'eu-west-1' });

s3.middlewareStack.add(
  (next) => async (args) => {
    await sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:111122223333:reads', Message: 'read' }));
    return next(args);
  },
  { step: 'build' },
);

export const handler = () => s3.send(new GetObjectCommand({ Bucket: 'photos', Key: 'a' }));
