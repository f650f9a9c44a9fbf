import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
class Context {
  #client?: SNSClient;
  get client(): SNSClient {
    this.#client ??= new SNSClient({});
    return this.#client;
  }
  get topic(): string {
    return process.env.TOPIC ?? '';
  }
}
const context = new Context();
export const handler = () => context.client.send(new PublishCommand({ TopicArn: context.topic, Message: 'x' }));
