import type { ServiceRules } from './rule.ts';

/** Amazon DynamoDB Streams: an iterator begins with the ARN of its stream. */
export const dynamodbStreams: ServiceRules = {
  service: 'dynamodb-streams',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html',
  checked: '2026-11-22',
  reviewed: 'all',
  operations: {
    GetRecords: {
      source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html',
      resources: [{ type: 'stream', arn: { member: 'ShardIterator', as: 'beforeBar' } }],
    },
  },
};
