const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
const push = Array.prototype.push;
Array.prototype.push = function (...items) { sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message: 'm' })); return push.apply(this, items); };
exports.handler = async (event) => { const l = []; l.push(1); };
