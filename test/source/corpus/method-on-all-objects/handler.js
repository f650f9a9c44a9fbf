const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
Object.prototype.announce = function () { return sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message: this.text })); };
exports.handler = async (event) => { await ({ text: 'hi' }).announce(); };
