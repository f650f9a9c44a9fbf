import { idempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
const sns = new SNSClient({});
const used = new DynamoDBPersistenceLayer({ tableName: 'used' });
export const unused = new DynamoDBPersistenceLayer({ tableName: 'unused' });
class Orders {
  @idempotent({ persistenceStore: used })
  async announce(text: string) {
    return sns.send(new PublishCommand({ TopicArn: 't', Message: text }));
  }
}
export const handler = async () => new Orders().announce('new');
