import {
  type DynamoDBDocumentClient,
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  paginateQuery,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Order } from './order';

/** The orders of the shop. Each handler uses a part of it, so each needs a part of its permissions. */
export class OrderRepository {
  constructor(
    private readonly documents: DynamoDBDocumentClient,
    private readonly tableName: string,
  ) {}

  /** Writes the order and takes its lines out of the stock, or does neither. */
  async place(order: Order, stockTable: string): Promise<void> {
    await this.documents.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: this.tableName,
              Item: order,
              ConditionExpression: 'attribute_not_exists(id)',
            },
          },
          ...order.lines.map((line) => ({
            Update: {
              TableName: stockTable,
              Key: { id: line.sku },
              UpdateExpression: 'ADD available :taken',
              ConditionExpression: 'available >= :wanted',
              ExpressionAttributeValues: { ':taken': -line.quantity, ':wanted': line.quantity },
            },
          })),
        ],
      }),
    );
  }

  async findById(id: string): Promise<Order | undefined> {
    const { Item } = await this.documents.send(new GetCommand({ TableName: this.tableName, Key: { id } }));
    return Item as Order | undefined;
  }

  async findMany(ids: string[]): Promise<Order[]> {
    const { Responses } = await this.documents.send(
      new BatchGetCommand({ RequestItems: { [this.tableName]: { Keys: ids.map((id) => ({ id })) } } }),
    );
    return (Responses?.[this.tableName] ?? []) as Order[];
  }

  /** All orders of a customer, newest first. */
  async findByCustomer(customerId: string, indexName: string): Promise<Order[]> {
    const orders: Order[] = [];
    const pages = paginateQuery(
      { client: this.documents, pageSize: 100 },
      {
        TableName: this.tableName,
        IndexName: indexName,
        KeyConditionExpression: 'customerId = :customer',
        ExpressionAttributeValues: { ':customer': customerId },
        ScanIndexForward: false,
      },
    );
    for await (const page of pages) orders.push(...((page.Items ?? []) as Order[]));
    return orders;
  }

  async cancel(id: string): Promise<void> {
    await this.setStatus(id, 'cancelled');
  }

  async remove(id: string): Promise<void> {
    await this.documents.send(new DeleteCommand({ TableName: this.tableName, Key: { id } }));
  }

  private async setStatus(id: string, status: Order['status']): Promise<void> {
    await this.documents.send(
      new UpdateCommand({
        TableName: this.tableName,
        Key: { id },
        UpdateExpression: 'SET #status = :status',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':status': status },
      }),
    );
  }
}
