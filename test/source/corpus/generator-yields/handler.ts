import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
function* tables() {
  yield 'users';
  yield* ['orders'];
}
export const handler = async () => {
  for (const TableName of tables()) await client.send(new DescribeTableCommand({ TableName }));
};
