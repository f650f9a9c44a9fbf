import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { client } from 'company-clients';
export const handler = () => client.send(new GetItemCommand({ TableName: 'things', Key: {} }));
