import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({ region: 'eu-west-1' });
const url = sqs.send(new GetQueueUrlCommand({ QueueName: 'jobs' })).then(({ QueueUrl }) => QueueUrl);

export const handler = async () => {
  await sqs.send(new SendMessageCommand({ QueueUrl: await url, MessageBody: 'x' }));
};
