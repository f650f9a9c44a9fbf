const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
Object.defineProperty(Array.prototype, 'announce', { value: function () { return sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message: 'm' })); }, enumerable: false });
exports.handler = async (event) => { await [1].announce(); };
