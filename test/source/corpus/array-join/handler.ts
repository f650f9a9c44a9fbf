import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
const client = new SSMClient({});
export const handler = () => client.send(new GetParameterCommand({ Name: ['', 'app', process.env.STAGE, 'key'].join('/') }));
