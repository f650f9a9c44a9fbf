const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
function* flow() { const send = yield 'ready'; yield send('hello'); }
exports.handler = async (event) => {
  const it = flow(); it.next();
  it.next((Message) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message })));
};
