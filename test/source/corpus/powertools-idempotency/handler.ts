import { makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
const persistenceStore = new DynamoDBPersistenceLayer({ tableName: 'idempotency' });
const sns = new SNSClient({});
export const handler = makeIdempotent(async (event: { text: string }) => sns.send(new PublishCommand({ TopicArn: 't', Message: event.text })), { persistenceStore });
