const { createContainer, asClass, asFunction, asValue } = require('awilix');
const { DynamoDB } = require('@aws-sdk/client-dynamodb');
const { SNS } = require('@aws-sdk/client-sns');
class Repository {
  constructor({ client, table }) {
    this.client = client;
    this.table = table;
  }
  find() {
    return this.client.getItem({ TableName: this.table });
  }
  save() {
    return this.client.putItem({ TableName: this.table });
  }
}
const container = createContainer();
container.register({
  client: asFunction(() => new DynamoDB({})).singleton(),
  repository: asClass(Repository).scoped(),
  publish: asFunction(({ topic }) => () => new SNS({}).publish({ TopicArn: topic })),
});
container.register('table', asValue('orders')).register('topic', asValue('arn:aws:sns:eu-west-1:123456789012:orders'));
exports.handler = async () => {
  await container.resolve('repository').find();
  return container.cradle.publish();
};
