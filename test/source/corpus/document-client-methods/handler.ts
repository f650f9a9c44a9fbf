import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
const documents = DynamoDBDocument.from(new DynamoDB({}));
export const handler = async () => {
  await documents.put({ TableName: process.env.TABLE, Item: { id: 1 } });
  await documents.query({ TableName: process.env.TABLE, IndexName: 'by-date' });
};
