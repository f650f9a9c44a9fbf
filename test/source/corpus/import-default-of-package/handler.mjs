import sqs from '@aws-sdk/client-sqs';
const { SQSClient, SendMessageCommand } = sqs;
export const handler = () => new SQSClient().send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: 'x' }));
