import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import { documentClient } from '../clients';
import { config } from '../config';
import * as shop from '../orders';

const CUSTOMER_INDEX = 'byCustomer';

export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> {
  const customerId = event.queryStringParameters?.customer;
  if (customerId === undefined) return { statusCode: 400, body: 'Say which customer' };
  const orders = new shop.OrderRepository(documentClient(), config.ordersTable);
  return { statusCode: 200, body: JSON.stringify(await orders.findByCustomer(customerId, CUSTOMER_INDEX)) };
}
