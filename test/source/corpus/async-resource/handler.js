const { AsyncResource } = require('node:async_hooks');
const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
class Task extends AsyncResource { constructor(f) { super('Task'); this.f = f; } go(...a) { return this.runInAsyncScope(this.f, null, ...a); } }
const r = new AsyncResource('X');
exports.handler = async (event) => { const t = new Task((Message) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message })));
  await t.go('x'); const b = r.bind((Message) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:b', Message }))); await b('y'); await r.runInAsyncScope(b, null, 'z'); };
