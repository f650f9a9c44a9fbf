import { container, inject, injectable } from 'tsyringe';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
interface Orders {
  find(): Promise<unknown>;
}
class DynamoOrders implements Orders {
  private readonly client = new DynamoDB({});
  find() {
    return this.client.getItem({ TableName: 'orders' });
  }
  save() {
    return this.client.putItem({ TableName: 'orders' });
  }
}
container.register<Orders>('Orders', { useClass: DynamoOrders });
@injectable()
class Service {
  constructor(@inject('Orders') private readonly orders: Orders) {}
  run() {
    return this.orders.find();
  }
}
export const handler = () => container.resolve(Service).run();
