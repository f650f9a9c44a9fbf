import { asFunction } from 'awilix';
import { diContainer, fastifyAwilixPlugin } from '@fastify/awilix';
import awsLambdaFastify from '@fastify/aws-lambda';
import Fastify from 'fastify';
import { DynamoDB } from 'aws-sdk/clients/all';
class Orders {
  constructor(client, table) {
    this.client = client;
    this.table = table;
  }
  add() {
    return this.client.put({ TableName: this.table }).promise();
  }
  drop() {
    return this.client.delete({ TableName: this.table }).promise();
  }
}
const app = Fastify();
app.register(fastifyAwilixPlugin);
diContainer.register({
  client: asFunction(() => new DynamoDB.DocumentClient()),
  orders: asFunction((cradle) => new Orders(cradle.client, 'orders')),
});
app.post('/orders', async (request, reply) => reply.send(await request.diScope.resolve('orders').add()));
export const handler = awsLambdaFastify(app);
