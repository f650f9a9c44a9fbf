import middy from '@middy/core';
import ssm from '@middy/ssm';
import secretsManager from '@middy/secrets-manager';
const base = async () => 'ok';
export const handler = middy(base)
  .use(ssm({ fetchData: { key: '/app/key', all: '/app/all/' } }))
  .use(secretsManager({ fetchData: { db: 'db/password' } }));
