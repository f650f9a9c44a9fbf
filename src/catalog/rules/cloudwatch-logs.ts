import type { ResourceTemplate, ServiceRules, When } from './rule.ts';

const group = (member: string, or?: string): ResourceTemplate => ({
  type: 'log-group',
  values: { LogGroupName: or === undefined ? { member, as: 'logGroup' } : { member, or, as: 'logGroup' } },
  suffix: ':*',
});
const GROUP = group('logGroupName');
/** Tags are authorised on the group's ARN without `:*`. */
const TAGGED_GROUP: ResourceTemplate = { type: 'log-group', values: { LogGroupName: { member: 'logGroupName', as: 'logGroup' } } };
const STREAM: ResourceTemplate = {
  type: 'log-stream',
  values: { LogGroupName: { member: 'logGroupName', or: 'logGroupIdentifier', as: 'logGroup' }, LogStreamName: 'logStreamName' },
};
const ANY_GROUP: ResourceTemplate = { type: 'log-group', suffix: ':*' };

const API = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference';

const EITHER_GROUP = group('logGroupName', 'logGroupIdentifier');
/** Showing what a data protection policy masks. */
const UNMASKED: When = { member: 'unmask', is: [true] };

/** Amazon CloudWatch Logs: what concerns a group is authorised on its ARN with `:*`, what concerns its tags on the ARN alone. */
export const cloudwatchLogs: ServiceRules = {
  service: 'cloudwatch-logs',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html#CWL_ARN_Format',
  checked: '2026-11-22',
  transforms: { LogGroupName: 'logGroup' },
  suffixes: { 'log-group': ':*' },
  reviewed: 'all',
  operations: {
    CreateLogGroup: {
      source: `${API}/API_CreateLogGroup.html`,
      resources: [GROUP],
      also: [{ action: 'logs:TagResource', when: { set: 'tags' }, resources: [TAGGED_GROUP] }],
    },
    FilterLogEvents: {
      source: `${API}/API_FilterLogEvents.html`,
      resources: [EITHER_GROUP],
      also: [{ action: 'logs:Unmask', when: UNMASKED, resources: [EITHER_GROUP] }],
    },
    GetLogEvents: {
      source: `${API}/API_GetLogEvents.html`,
      resources: [STREAM],
      also: [{ action: 'logs:Unmask', when: UNMASKED, resources: [EITHER_GROUP] }],
    },
    PutDestination: {
      source: `${API}/API_PutDestination.html`,
      resources: [{ type: 'destination', values: { DestinationName: 'destinationName' } }],
    },
    PutDeliverySource: {
      source: `${API}/API_PutDeliverySource.html`,
      resources: [{ type: 'delivery-source', values: { DeliverySourceName: 'name' } }],
    },
    DescribeLogStreams: { source: `${API}/API_DescribeLogStreams.html`, resources: [group('logGroupName', 'logGroupIdentifier')] },
    GetLogGroupFields: { source: `${API}/API_GetLogGroupFields.html`, resources: [group('logGroupName', 'logGroupIdentifier')] },
    StartQuery: {
      source: `${API}/API_StartQuery.html`,
      resources: [
        { ...GROUP, when: { set: 'logGroupName' } },
        { ...group('logGroupNames[]'), when: { set: 'logGroupNames' } },
        { ...group('logGroupIdentifiers[]'), when: { set: 'logGroupIdentifiers' } },
        { ...ANY_GROUP, when: { all: [{ absent: 'logGroupName' }, { absent: 'logGroupNames' }, { absent: 'logGroupIdentifiers' }] } },
      ],
    },
    StartLiveTail: { source: `${API}/API_StartLiveTail.html`, resources: [group('logGroupIdentifiers[]')] },
    GetLogRecord: {
      source: `${API}/API_GetLogRecord.html`,
      resources: [ANY_GROUP],
      also: [{ action: 'logs:Unmask', when: UNMASKED, resources: [ANY_GROUP] }],
    },
    GetQueryResults: { resources: [ANY_GROUP] },
    TagLogGroup: { resources: [TAGGED_GROUP] },
    UntagLogGroup: { resources: [TAGGED_GROUP] },
    ListTagsLogGroup: { resources: [TAGGED_GROUP] },
    TagResource: { resources: [{ type: 'log-group', arn: 'resourceArn' }] },
    UntagResource: { resources: [{ type: 'log-group', arn: 'resourceArn' }] },
    ListTagsForResource: { resources: [{ type: 'log-group', arn: 'resourceArn' }] },
    PutSubscriptionFilter: {
      source: `${API}/API_PutSubscriptionFilter.html`,
      resources: [GROUP, { type: 'destination', arn: 'destinationArn', when: { member: 'destinationArn', matches: ':destination:' } }],
    },
  },
};
