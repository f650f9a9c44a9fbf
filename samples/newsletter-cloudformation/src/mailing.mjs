import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery, DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

const BATCH = 10;

/** One issue of the newsletter and the readers it goes to. */
export class Mailing {
  #documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  #s3 = new S3Client({});
  #sqs = new SQSClient({});

  constructor(list, { table, bucket, queueUrl }) {
    this.list = list;
    this.table = table;
    this.bucket = bucket;
    this.queueUrl = queueUrl;
  }

  async text(date) {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: `issues/${date}.html` }));
    return Body.transformToString();
  }

  async *readers() {
    const pages = paginateQuery(
      { client: this.#documents, pageSize: 100 },
      {
        TableName: this.table,
        IndexName: 'by-list',
        KeyConditionExpression: '#list = :list',
        FilterExpression: 'confirmed = :yes',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':list': this.list, ':yes': true },
      },
    );
    for await (const { Items = [] } of pages) yield* Items;
  }

  async enqueue(letters) {
    for (let start = 0; start < letters.length; start += BATCH) {
      const Entries = letters
        .slice(start, start + BATCH)
        .map((letter, index) => ({ Id: String(index), MessageBody: JSON.stringify(letter) }));
      await this.#sqs.send(new SendMessageBatchCommand({ QueueUrl: this.queueUrl, Entries }));
    }
  }

  /** Called by hand when a reader asks to be forgotten. */
  async forget(email) {
    await this.#documents.send(new DeleteCommand({ TableName: this.table, Key: { email } }));
  }
}
