import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
function run<I, C extends new (input: I) => object>(Command: C, input: I) {
  return client.send(new Command(input) as never);
}
export const handler = () => run(PutItemCommand as never, { TableName: 'things', Item: {} });
