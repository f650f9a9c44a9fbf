const { createContainer, asClass, asValue, InjectionMode } = require('awilix');
const { SQS } = require('@aws-sdk/client-sqs');
class Queue {
  constructor(sqs, queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }
  send() {
    return this.sqs.sendMessage({ QueueUrl: this.queueUrl });
  }
  purge() {
    return this.sqs.purgeQueue({ QueueUrl: this.queueUrl });
  }
}
const container = createContainer({ injectionMode: InjectionMode.CLASSIC });
container.register({
  sqs: asValue(new SQS({})),
  queueUrl: asValue('https://sqs.eu-west-1.amazonaws.com/123456789012/jobs'),
  queue: asClass(Queue),
});
exports.handler = async () => container.resolve('queue').send();
