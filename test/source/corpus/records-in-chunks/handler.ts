import { FirehoseClient, PutRecordBatchCommand } from '@aws-sdk/client-firehose';
import type { KinesisStreamEvent } from 'aws-lambda';
const firehose = new FirehoseClient({ region: 'us-west-2' });
const chunk = <T>(l: T[], n: number): T[][] => l.length ? [l.slice(0, n), ...chunk(l.slice(n), n)] : [];
export const handler = async (event: KinesisStreamEvent) => {
  const records = event.Records.map((r) => ({ Data: Buffer.from(r.kinesis.data, 'base64') }));
  for (const Records of chunk(records, 500)) await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: 'clicks', Records }));
};
