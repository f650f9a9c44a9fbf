import { make } from 'some-factory';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
class Repository {
  private readonly client = new DynamoDB({});
  find() {
    return this.client.getItem({ TableName: 'orders' });
  }
  save() {
    return this.client.putItem({ TableName: 'orders' });
  }
}
const repository: Repository = make('repository');
export const handler = () => repository.find();
