import middy from '@middy/core';
import { makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

const send = async (event: { text: string }) =>
  new SNSClient({}).send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:111122223333:news', Message: event.text }));

const persistenceStore = new DynamoDBPersistenceLayer({ tableName: 'done' });

export const handler = middy(middy(makeIdempotent(send, { persistenceStore })).use({ before: async () => {} }));
