import AWS, { SNS } from 'aws-sdk';
import * as All from 'aws-sdk';
export const handler = async () => {
  await new AWS.StepFunctions().startExecution({ stateMachineArn: 'a' }).promise();
  await new SNS().publish({ TopicArn: 'b' }).promise();
  await new All.EventBridge().putEvents({ Entries: [] }).promise();
};
