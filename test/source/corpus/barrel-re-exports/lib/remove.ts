import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { client } from './client';
export const remove = (id: string) => client.send(new DeleteCommand({ TableName: 'things', Key: { id } }));
