import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import { documentClient } from '@shop/clients';
import { config } from '@shop/config';
import { type Order, OrderNotFound, OrderRepository, Refunds } from '@shop/orders';

const HOUR = 3_600_000;
const ssm = new SSMClient({});

class CancelOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly refunds: Refunds,
  ) {}

  async run(id: string): Promise<string | undefined> {
    const order = await this.orders.findById(id);
    if (order === undefined) throw new OrderNotFound(id);
    if (!(await isRecent(order))) throw new Error(`Order ${id} is too old to be cancelled`);
    await this.orders.cancel(id);
    return this.refunds.request(order);
  }
}

const useCase = new CancelOrder(
  new OrderRepository(documentClient(), config.ordersTable),
  new Refunds({
    stateMachineArn: process.env.REFUND_STATE_MACHINE_ARN ?? '',
    paymentSecretArn: process.env.PAYMENT_SECRET_ARN ?? '',
  }),
);

async function isRecent(order: Order): Promise<boolean> {
  const { Parameter } = await ssm.send(
    new GetParameterCommand({ Name: `/shop/${config.stage}/cancellation-hours`, WithDecryption: true }),
  );
  return Date.now() - Date.parse(order.placedAt) < Number(Parameter?.Value) * HOUR;
}

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> => {
  try {
    const refund = await useCase.run(event.pathParameters?.id ?? '');
    return { statusCode: 202, body: JSON.stringify({ refund }) };
  } catch (error) {
    if (error instanceof OrderNotFound) return { statusCode: 404, body: error.message };
    throw error;
  }
};
