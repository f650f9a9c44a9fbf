import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
const client = new LambdaClient({ region: process.env.AWS_REGION });
export const handler = async (event: unknown, context: { invokedFunctionArn: string }) => {
  await client.send(new InvokeCommand({ FunctionName: process.env.AWS_LAMBDA_FUNCTION_NAME }));
  await client.send(new InvokeCommand({ FunctionName: context.invokedFunctionArn }));
};
