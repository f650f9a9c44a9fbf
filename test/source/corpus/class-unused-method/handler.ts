import { DeleteTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
class Tables {
  client = new DynamoDBClient({});
  list() {
    return this.client.send(new ListTablesCommand({}));
  }
  drop(TableName: string) {
    return this.client.send(new DeleteTableCommand({ TableName }));
  }
}
export const handler = () => new Tables().list();
