import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Order } from './order';

/** Tells the rest of the shop what happens to an order. */
export class OrderEvents {
  private readonly bus = new EventBridgeClient({});
  private readonly queue = new SQSClient({});

  async announce(busName: string, detailType: string, order: Order): Promise<void> {
    const entry = { Source: 'shop.orders', DetailType: detailType, Detail: JSON.stringify(order) };
    await this.bus.send(new PutEventsCommand({ Entries: [{ ...entry, EventBusName: busName }] }));
  }

  async requestFulfilment(queueUrl: string, order: Order): Promise<void> {
    const message = new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ orderId: order.id }) });
    await this.queue.send(message);
  }
}
