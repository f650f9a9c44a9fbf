import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
export default async function (event: unknown) {
  await new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'next', Payload: JSON.stringify(event) }));
}
