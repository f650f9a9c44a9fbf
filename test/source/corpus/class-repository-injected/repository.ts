import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
export class OrderRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}
  async find(id: string) {
    return this.client.send(new GetCommand({ TableName: this.table, Key: { id } }));
  }
  async save(order: object) {
    return this.client.send(new PutCommand({ TableName: this.table, Item: order }));
  }
}
