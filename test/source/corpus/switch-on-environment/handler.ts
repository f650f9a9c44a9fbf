import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const table = () => {
  switch (process.env.STAGE) {
    case 'prod':
      return 'things-prod';
    case 'dev':
      return 'things-dev';
    default:
      return 'things-local';
  }
};
export const handler = () => client.send(new ScanCommand({ TableName: table() }));
