import { getParameter, getParametersByName, SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
const provider = new SSMProvider();
export const handler = async () => {
  await getParameter('/one', { decrypt: true });
  await getParametersByName({ '/two': {}, '/three': {} });
  await provider.getMultiple('/path');
  await getSecret('db');
};
