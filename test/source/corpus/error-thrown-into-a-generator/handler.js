const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
function* flow() { try { yield 1; } catch (e) { e.tell('x'); } }
exports.handler = async (event) => {
  const it = flow(); it.next(); it.throw({ tell: (Message) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message })) });
};
