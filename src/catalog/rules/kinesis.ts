import type { Encryption, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

const API = 'https://docs.aws.amazon.com/kinesis/latest/APIReference';

const STREAM: readonly ResourceTemplate[] = [
  { type: 'stream', arn: 'StreamARN', when: { set: 'StreamARN' } },
  { type: 'stream', values: { StreamName: 'StreamName' }, when: { absent: 'StreamARN' } },
];

/** https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html */
const WRITE: readonly Encryption[] = ['StreamName', 'StreamARN'].map((resource) => ({
  actions: ['kms:GenerateDataKey'],
  resource,
  via: 'kinesis',
  when: { set: resource },
}));
const written = (page: string): OperationRule => ({ source: `${API}/${page}.html`, resources: STREAM, encryption: WRITE });

/** A consumer by its ARN, or by its own name and the ARN of its stream. */
const CONSUMER: OperationRule = {
  source: `${API}/API_DescribeStreamConsumer.html`,
  resources: [
    { type: 'consumer', arn: 'ConsumerARN', when: { set: 'ConsumerARN' } },
    {
      type: 'consumer',
      values: { StreamType: { text: 'stream' }, StreamName: 'StreamARN', ConsumerName: 'ConsumerName' },
      when: { absent: 'ConsumerARN' },
    },
  ],
};

/** Amazon Kinesis Data Streams: a stream by name or ARN, and iterators that stand for their stream. */
export const kinesis: ServiceRules = {
  service: 'kinesis',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesisdatastreams.html',
  checked: '2026-11-22',
  reviewed: [
    'DeleteStream',
    'DescribeLimits',
    'DescribeStream',
    'DescribeStreamSummary',
    'GetShardIterator',
    'ListShards',
    'ListStreams',
    'ListTagsForStream',
    'MergeShards',
    'SplitShard',
  ],
  operations: {
    PutRecord: written('API_PutRecord'),
    PutRecords: written('API_PutRecords'),
    GetRecords: {
      source: `${API}/API_GetRecords.html`,
      resources: [
        { type: 'stream', arn: 'StreamARN', when: { set: 'StreamARN' } },
        { type: 'stream', arn: { member: 'ShardIterator', as: 'beforeBar' }, when: { absent: 'StreamARN' } },
      ],
      encryption: [{ actions: ['kms:Decrypt'], resource: 'StreamARN', via: 'kinesis' }],
    },
    DescribeStreamConsumer: CONSUMER,
    DeregisterStreamConsumer: CONSUMER,
    ListStreamConsumers: { resources: [{ type: 'stream', arn: 'StreamARN' }] },
    CreateStream: {
      source: `${API}/API_CreateStream.html`,
      also: [
        {
          action: 'kinesis:AddTagsToStream',
          when: { set: 'Tags' },
          resources: [{ type: 'stream', values: { StreamName: 'StreamName' } }],
        },
      ],
    },
    RegisterStreamConsumer: {
      source: `${API}/API_RegisterStreamConsumer.html`,
      resources: [{ type: 'stream', arn: 'StreamARN' }],
      also: [
        {
          action: 'kinesis:TagResource',
          when: { set: 'Tags' },
          resources: [
            { type: 'consumer', values: { StreamType: { text: 'stream' }, StreamName: 'StreamARN', ConsumerName: 'ConsumerName' } },
          ],
        },
      ],
    },
  },
};
