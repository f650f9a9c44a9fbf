const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
Promise.prototype.orAlert = function (topic) { return this.catch((e) => sns.send(new PublishCommand({ TopicArn: topic, Message: 'x' }))); };
async function work() { }
exports.handler = async (event) => work().orAlert('arn:aws:sns:eu-west-1:123456789012:denied');
