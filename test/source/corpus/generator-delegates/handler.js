const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
const tell = (t) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:' + t, Message: 'x' }));
function* inner() { const f = yield 1; f('in'); return tell; }
function* outer() { const f = yield* inner(); f('out'); return () => tell('last'); }
exports.handler = async () => { const it = outer(); it.next(); const r = it.next(tell); r.value(); };
