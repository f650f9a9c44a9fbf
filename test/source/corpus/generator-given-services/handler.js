const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
function* saga(event) { const services = yield 'services'; yield services.tell('x'); }
function run(it) { let r = it.next(); while (!r.done) { r = it.next(r.value === 'services' ? { tell: (Message) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message })) } : undefined); } }
exports.handler = async (event) => run(saga(event));
