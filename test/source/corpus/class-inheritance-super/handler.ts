import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
abstract class Store {
  protected client = new DynamoDBClient({});
  abstract get table(): string;
  constructor(protected readonly prefix: string) {}
  get(id: string) {
    return this.client.send(new GetItemCommand({ TableName: this.table, Key: { id: { S: `${this.prefix}#${id}` } } }));
  }
  save() {
    return this.client.send(new PutItemCommand({ TableName: this.table, Item: {} }));
  }
}
class Users extends Store {
  constructor() {
    super('user');
  }
  get table() {
    return 'users';
  }
  override get(id: string) {
    return super.get(id.toUpperCase());
  }
}
export const handler = () => new Users().get('a');
