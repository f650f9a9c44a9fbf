import { DescribeStateMachineCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
const client = new SFNClient({});
export const handler = async () => {
  const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn: 'm' }));
  await client.send(new StopExecutionCommand({ executionArn: machine.roleArn }));
};
