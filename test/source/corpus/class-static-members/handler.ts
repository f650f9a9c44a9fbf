import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
class Queue {
  static readonly URL = process.env.QUEUE_URL;
  static #client: SQSClient;
  static {
    Queue.#client = new SQSClient({});
  }
  static send(MessageBody: string) {
    return Queue.#client.send(new SendMessageCommand({ QueueUrl: this.URL, MessageBody }));
  }
}
export const handler = () => Queue.send('a');
