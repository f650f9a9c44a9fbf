import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
export const ready = new SSMClient({}).send(new GetParameterCommand({ Name: '/warm' }));
