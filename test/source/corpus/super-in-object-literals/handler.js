const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
const base = { topic: 'arn:aws:sns:eu-west-1:123456789012:a', tell(m) { return sns.send(new PublishCommand({ TopicArn: this.topic, Message: m })); } };
const loud = { __proto__: base, tell(m) { return super.tell(m.toUpperCase()); } };
const quiet = { topic: 'arn:aws:sns:eu-west-1:123456789012:b', tell(m) { return super.tell(m.toLowerCase()); } };
Object.setPrototypeOf(quiet, base);
exports.handler = async () => { await loud.tell('Hi'); await quiet.tell('Yo'); };
