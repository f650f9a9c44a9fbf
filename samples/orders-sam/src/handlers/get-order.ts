import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2 } from 'aws-lambda';
import { documentClient } from '@shop/clients';
import { config } from '@shop/config';
import { OrderRepository } from '@shop/orders';

const s3 = new S3Client({});
const orders = new OrderRepository(documentClient(), config.ordersTable);

export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyResultV2> => {
  const id = event.pathParameters?.id ?? '';
  const order = await orders.findById(id);
  if (order === undefined) return { statusCode: 404, body: `There is no order ${id}` };
  return { statusCode: 200, body: JSON.stringify({ ...order, invoice: await invoiceUrl(order.id) }) };
};

/** A link to the invoice that is valid for five minutes, or nothing while there is no invoice. */
async function invoiceUrl(orderId: string): Promise<string | undefined> {
  const invoice = { Bucket: config.documentsBucket, Key: `invoices/${orderId}.pdf` };
  try {
    await s3.send(new HeadObjectCommand(invoice));
  } catch (error) {
    if ((error as Error).name === 'NotFound') return undefined;
    throw error;
  }
  return getSignedUrl(s3, new GetObjectCommand(invoice), { expiresIn: 300 });
}
