export const handler = async () => {
  const { SSMClient, GetParameterCommand } = await import('@aws-sdk/client-ssm');
  return new SSMClient({}).send(new GetParameterCommand({ Name: '/app/key', WithDecryption: true }));
};
