import { SQS } from '@aws-sdk/client-sqs';
const sqs = new SQS({});
const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs';
const QUEUE = Symbol('queue');
const OTHER = Symbol('queue');
const registry = {
  [QUEUE]: { run: () => sqs.sendMessage({ QueueUrl }) },
  [OTHER]: { run: () => sqs.purgeQueue({ QueueUrl }) },
};
export const handler = () => registry[QUEUE].run();
