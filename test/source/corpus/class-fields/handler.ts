import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
class Notifier {
  private client = new SNSClient({});
  topic = `${process.env.PREFIX}-alerts`;
  notify = async (Message: string) => this.client.send(new PublishCommand({ TopicArn: this.topic, Message }));
}
export const handler = async () => new Notifier().notify('hello');
