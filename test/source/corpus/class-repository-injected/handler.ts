import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { OrderRepository } from './repository';
const repository = new OrderRepository(DynamoDBDocumentClient.from(new DynamoDBClient({})), process.env.ORDERS as string);
export const handler = async (event: { id: string }) => repository.find(event.id);
