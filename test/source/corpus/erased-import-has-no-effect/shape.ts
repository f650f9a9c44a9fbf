import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
export interface Shape {
  name: string;
}
export const ready = new SSMClient({}).send(new GetParameterCommand({ Name: '/warm' }));
