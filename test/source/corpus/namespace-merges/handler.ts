import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

// Types alone: the namespace leaves no trace.
export class Jobs {
  static send(job: Jobs.Job): Promise<unknown> {
    return new SQSClient({}).send(new SendMessageCommand({ QueueUrl: Jobs.QUEUE, MessageBody: job.id }));
  }
}
export namespace Jobs {
  export interface Job {
    readonly id: string;
  }
}
export namespace Jobs {
  export const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs';
  export namespace Inner {
    export type Nothing = never;
  }
}

function announce(topic: string): Promise<unknown> {
  return new SNSClient({}).send(new PublishCommand({ TopicArn: announce.prefix + topic, Message: Topics.Names.greeting }));
}
namespace announce {
  export const prefix = 'arn:aws:sns:eu-west-1:111122223333:';
}

enum Topics {
  Orders = 'orders',
}
namespace Topics {
  export function all(): string[] {
    return [Topics.Orders, 'returns'];
  }
}
namespace Topics.Names {
  export const greeting = 'hello';
}

export const handler = async (event: { id: string }) => {
  await Jobs.send(event);
  for (const topic of Topics.all()) await announce(topic);
};
