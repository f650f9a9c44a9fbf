import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
const storage = new AsyncLocalStorage();
const load = async () => {
  const store = storage.getStore();
  if (store === undefined) throw new Error('outside');
  return store.client.getItem({ TableName: store.table });
};
export const handler = () => storage.run({ client: new DynamoDB({}), table: 'tenants' }, async () => load());
