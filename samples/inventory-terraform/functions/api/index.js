'use strict';

const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs');
const { Items } = require('../shared/items');

const sqs = new SQSClient({});
const items = new Items();

const send = (QueueUrl, body) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }));

const json = (statusCode, body) => ({ statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const routes = {
  'GET /items/{sku}': async ({ pathParameters }) => {
    const item = await items.find(pathParameters.sku);
    return item ? json(200, item) : json(404, { message: 'no such item' });
  },
  'POST /deliveries': async ({ body }) => {
    await send(process.env.DELIVERIES_QUEUE_URL, JSON.parse(body));
    return json(202, {});
  },
  'POST /warehouses/{warehouse}/reorder': async ({ pathParameters: { warehouse } }) => {
    await send(process.env.REORDERS_QUEUE_URL, { warehouse });
    return json(202, {});
  },
};

exports.handler = async (event) => {
  const route = routes[event.routeKey];
  return route ? route(event) : json(404, { message: `no route ${event.routeKey}` });
};
