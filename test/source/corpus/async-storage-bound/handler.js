const { AsyncLocalStorage } = require('node:async_hooks');
const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
const als = new AsyncLocalStorage();
const send = AsyncLocalStorage.bind((Message) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:a', Message })));
exports.handler = async (event) => { await send('x'); const inScope = AsyncLocalStorage.snapshot(); await inScope(send, 'y'); await als.run({ topic: 'arn:aws:sns:eu-west-1:123456789012:b' }, async () => sns.send(new PublishCommand({ TopicArn: als.getStore().topic, Message: 'z' }))); };
