const { PublishCommand, SNSClient } = require('@aws-sdk/client-sns');
const { SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');

const arn = `arn:aws:lambda:eu-west-1:111122223333:function:${process.env.NAME}`;

exports.handler = async () => {
  const region = arn.split(':')[3];
  const [, , , , account] = arn.split(':');
  await new SNSClient({ region }).send(new PublishCommand({ TopicArn: `arn:aws:sns:${region}:${account}:done`, Message: 'done' }));

  // What is put in front moves the pieces.
  const parts = arn.split(':');
  parts.unshift('first');
  await new SQSClient({}).send(new SendMessageCommand({ QueueUrl: 'jobs', MessageBody: parts[3] === 'lambda' ? 'moved' : 'other' }));
};
