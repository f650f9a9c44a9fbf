import { Injectable } from '@nestjs/common';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
function logged(_target: unknown, _name: string): void {}
@Injectable()
class Queues {
  client = new SQSClient({});
  @logged
  list() {
    return this.client.send(new ListQueuesCommand({}));
  }
}
export const handler = () => new Queues().list();
