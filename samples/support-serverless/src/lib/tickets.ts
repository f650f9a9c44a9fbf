import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

export interface Ticket {
  id: string;
  status: 'open' | 'waiting' | 'closed';
  customer: string;
  text: string;
  openedAt: string;
  urgency?: 'low' | 'high';
}

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});

const TableName = process.env.TICKETS_TABLE!;

export const tickets = {
  async add(ticket: Ticket): Promise<void> {
    await documents.send(new PutCommand({ TableName, Item: ticket, ConditionExpression: 'attribute_not_exists(id)' }));
  },

  async find(id: string): Promise<Ticket | undefined> {
    const { Item } = await documents.send(new GetCommand({ TableName, Key: { id } }));
    return Item as Ticket | undefined;
  },

  async setUrgency(id: string, urgency: NonNullable<Ticket['urgency']>): Promise<void> {
    await documents.send(
      new UpdateCommand({
        TableName,
        Key: { id },
        UpdateExpression: 'SET urgency = :urgency',
        ExpressionAttributeValues: { ':urgency': urgency },
      }),
    );
  },

  async waitingSince(before: string): Promise<Ticket[]> {
    const found: Ticket[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName,
          IndexName: 'status-openedAt',
          KeyConditionExpression: '#status = :open AND openedAt < :before',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':open': 'open', ':before': before },
          ExclusiveStartKey,
        }),
      );
      found.push(...((page.Items ?? []) as Ticket[]));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found;
  },
};
