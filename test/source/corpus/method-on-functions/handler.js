const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
Function.prototype.announced = function () { sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message: "m" })); return this; };
function work() { }
exports.handler = async (event) => { work.announced()(); };
