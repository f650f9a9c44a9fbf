import { randomUUID } from 'node:crypto';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import { documentClient } from '@shop/clients';
import { config } from '@shop/config';
import { type Order, OrderEvents, type OrderLine, OrderRepository } from '@shop/orders';

const lambda = new LambdaClient({});
const orders = new OrderRepository(documentClient(), config.ordersTable);
const events = new OrderEvents();

interface PlaceOrder {
  body: { customerId: string; lines: OrderLine[]; country: string };
}

async function createOrder({ body }: PlaceOrder) {
  const order: Order = {
    id: randomUUID(),
    customerId: body.customerId,
    status: 'placed',
    lines: body.lines,
    shippingCost: await quoteShipping(body),
    placedAt: new Date().toISOString(),
  };
  await orders.place(order, config.stockTable);
  await Promise.all([
    events.announce(config.eventBusName, 'OrderPlaced', order),
    events.requestFulfilment(config.fulfilmentQueueUrl, order),
  ]);
  return { statusCode: 201, body: JSON.stringify(order) };
}

async function quoteShipping(wanted: PlaceOrder['body']): Promise<number> {
  const { Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: process.env.QUOTE_FUNCTION_ARN, Payload: JSON.stringify(wanted) }),
  );
  return JSON.parse(Buffer.from(Payload ?? []).toString()).price;
}

export const handler = middy(createOrder).use(httpJsonBodyParser()).use(httpErrorHandler());
