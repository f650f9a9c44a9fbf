import middy from '@middy/core';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
const auth = () => ({
  before: async () => {
    await client.send(new GetParameterCommand({ Name: '/auth/key' }));
  },
});
const lambda = async () => 'ok';
export const handler = middy().use(auth()).handler(lambda);
