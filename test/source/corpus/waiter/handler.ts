import { DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
export const handler = async () => waitUntilTableExists({ client: new DynamoDBClient({}), maxWaitTime: 20 }, { TableName: 'things' });
