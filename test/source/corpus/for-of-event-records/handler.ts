import { DeleteMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const client = new SQSClient({});
export const handler = async (event: any) => {
  for (const record of event.Records) {
    const body = JSON.parse(record.body);
    await client.send(new DeleteMessageCommand({ QueueUrl: process.env.QUEUE_URL, ReceiptHandle: body.handle.trim() }));
  }
};
