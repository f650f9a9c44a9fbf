import middy from '@middy/core';
import jsonBodyParser from '@middy/http-json-body-parser';
import { PutItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const base = async (event: { body: { id: string } }) => client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: event.body.id } } }));
export const handler = middy(base).use(jsonBodyParser()).use({ before: async () => undefined });
