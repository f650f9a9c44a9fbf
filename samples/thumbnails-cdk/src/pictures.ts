import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

export interface Picture {
  album: string;
  key: string;
  widths: number[];
}

/** The pictures of every album. */
export class Pictures {
  private readonly documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

  constructor(private readonly table: string) {}

  add(picture: Picture) {
    return this.documents.send(new PutCommand({ TableName: this.table, Item: picture }));
  }

  async of(album: string): Promise<Picture[]> {
    const { Items = [] } = await this.documents.send(
      new QueryCommand({
        TableName: this.table,
        KeyConditionExpression: 'album = :album',
        ExpressionAttributeValues: { ':album': album },
      }),
    );
    return Items as Picture[];
  }

  remove({ album, key }: Picture) {
    return this.documents.send(new DeleteCommand({ TableName: this.table, Key: { album, key } }));
  }
}
