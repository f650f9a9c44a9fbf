import { SNS } from '@aws-sdk/client-sns';
import { type Ticket, tickets } from '../lib/tickets';

abstract class Channel {
  abstract send(subject: string, text: string): Promise<void>;

  async remind(overdue: Ticket[]): Promise<void> {
    if (overdue.length === 0) return;
    await this.send(`${overdue.length} tickets wait`, overdue.map(({ id, customer }) => `${id} of ${customer}`).join('\n'));
  }
}

class TopicChannel extends Channel {
  private readonly sns = new SNS({});

  constructor(private readonly topicArn: string) {
    super();
  }

  async send(subject: string, text: string): Promise<void> {
    await this.sns.publish({ TopicArn: this.topicArn, Subject: subject, Message: text });
  }
}

/** For trying it out on one's own machine. */
class ConsoleChannel extends Channel {
  async send(subject: string, text: string): Promise<void> {
    console.log(subject, text);
  }
}

const channel: Channel = process.env.IS_OFFLINE
  ? new ConsoleChannel()
  : new TopicChannel(process.env.REMINDERS_TOPIC_ARN!);

export const handler = async () => {
  const hours = Number(process.env.REMINDER_HOURS);
  const before = new Date(Date.now() - hours * 3_600_000).toISOString();
  await channel.remind(await tickets.waitingSince(before));
};
