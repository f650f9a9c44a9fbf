import { DynamoDB } from '@aws-sdk/client-dynamodb';
export class Repository {
  private readonly client = new DynamoDB({});
  find() {
    return this.client.getItem({ TableName: 'orders' });
  }
  save() {
    return this.client.putItem({ TableName: 'orders' });
  }
}
