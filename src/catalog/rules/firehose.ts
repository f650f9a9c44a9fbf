import type { ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** Amazon Data Firehose. */
export const firehose: ServiceRules = {
  service: 'firehose',
  source: 'https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html',
  checked: '2026-11-22',
  reviewed: ['DescribeDeliveryStream', 'ListDeliveryStreams', 'PutRecord', 'PutRecordBatch'],
  operations: {
    CreateDeliveryStream: taggedWith('firehose:TagDeliveryStream', {
      type: 'deliverystream',
      values: { DeliveryStreamName: 'DeliveryStreamName' },
    }),
  },
};
