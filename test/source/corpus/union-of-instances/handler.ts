import { SNS } from '@aws-sdk/client-sns';

class TopicChannel {
  private readonly sns = new SNS({});
  constructor(private readonly topicArn: string) {}
  async send(text: string): Promise<void> {
    await this.sns.publish({ TopicArn: this.topicArn, Message: text });
  }
}

class ConsoleChannel {
  async send(text: string): Promise<void> {
    console.log(text);
  }
}

export const handler = async (event: { dry: boolean; text: string }) => {
  const channel = event.dry ? new ConsoleChannel() : new TopicChannel('arn:aws:sns:eu-west-1:111122223333:news');
  await channel.send(event.text);
};
