import type { ValueSource } from './rules/rule.ts';

/** How a request determines a member of its result: a text whose variables come from the request; `*` is what the service makes up. */
export interface ResultLink {
  readonly text: string;
  readonly values: Readonly<Record<string, ValueSource>>;
}

/** A member of the result that is what the request held in this member, or a part of that, or nothing. */
export interface ReturnedPart {
  readonly partOf: string;
}

const arn = (service: string, resource: string): string => `arn:\${Partition}:${service}:\${Region}:\${Account}:${resource}`;
const link = (text: string, values: Readonly<Record<string, ValueSource>>): ResultLink => ({ text, values });

const QUEUE_URL = 'https://sqs.${Region}.amazonaws.com/${Account}/${QueueName}';
const STREAM_OF_NAME = arn('kinesis', 'stream/${StreamName}');

/**
 * Service, operation and output member -> link. An opaque token that stands for a resource is written as that resource's ARN, `|` and the unknown
 * rest, as DynamoDB Streams writes its shard iterators. Source: the response elements on each operation's API reference page; checked 2026-11-22.
 */
export const RESULT_LINKS: Readonly<Record<string, Readonly<Record<string, ResultLink | ReturnedPart>>>> = {
  'dynamodb.BatchGetItem': { UnprocessedKeys: { partOf: 'RequestItems' } },
  'dynamodb.BatchWriteItem': { UnprocessedItems: { partOf: 'RequestItems' } },
  'sqs.GetQueueUrl': {
    QueueUrl: link(QUEUE_URL, { QueueName: 'QueueName', Account: { member: 'QueueOwnerAWSAccountId', default: '${Account}' } }),
  },
  'sts.GetCallerIdentity': { Account: link('${Account}', {}) },
  'sqs.CreateQueue': { QueueUrl: link(QUEUE_URL, { QueueName: 'QueueName' }) },
  'sns.CreateTopic': { TopicArn: link(arn('sns', '${TopicName}'), { TopicName: 'Name' }) },
  'sns.Subscribe': { SubscriptionArn: link('${TopicArn}:*', { TopicArn: 'TopicArn' }) },
  'sfn.StartExecution': {
    executionArn: link(arn('states', 'execution:${StateMachineName}:${Name}'), {
      StateMachineName: { member: 'stateMachineArn', as: 'stateMachineName' },
      Name: { member: 'name', default: '*' },
    }),
  },
  'sfn.StartSyncExecution': {
    executionArn: link(arn('states', 'express:${StateMachineName}:${Name}:*'), {
      StateMachineName: { member: 'stateMachineArn', as: 'stateMachineName' },
      Name: { member: 'name', default: '*' },
    }),
  },
  'sfn.CreateStateMachine': { stateMachineArn: link(arn('states', 'stateMachine:${StateMachineName}'), { StateMachineName: 'name' }) },
  'sfn.CreateActivity': { activityArn: link(arn('states', 'activity:${ActivityName}'), { ActivityName: 'name' }) },
  'dynamodb-streams.GetShardIterator': { ShardIterator: link('${StreamArn}|*', { StreamArn: 'StreamArn' }) },
  'dynamodb-streams.GetRecords': { NextShardIterator: link('${ShardIterator}', { ShardIterator: 'ShardIterator' }) },
  'kinesis.GetShardIterator': { ShardIterator: link(`${STREAM_OF_NAME}|*`, { StreamName: { member: 'StreamName', or: 'StreamARN' } }) },
  'kinesis.GetRecords': { NextShardIterator: link('${ShardIterator}', { ShardIterator: 'ShardIterator' }) },
  'appconfigdata.StartConfigurationSession': {
    InitialConfigurationToken: link(
      `${arn('appconfig', 'application/${Application}/environment/${Environment}/configuration/${Configuration}')}|*`,
      {
        Application: { member: 'ApplicationIdentifier', as: 'appConfigId' },
        Environment: { member: 'EnvironmentIdentifier', as: 'appConfigId' },
        Configuration: { member: 'ConfigurationProfileIdentifier', as: 'appConfigId' },
      },
    ),
  },
  'appconfigdata.GetLatestConfiguration': { NextPollConfigurationToken: link('${Token}', { Token: 'ConfigurationToken' }) },
  'athena.StartQueryExecution': {
    QueryExecutionId: link(`${arn('athena', 'workgroup/${WorkGroup}')}|*`, { WorkGroup: { member: 'WorkGroup', default: 'primary' } }),
  },
  'lambda.CreateFunction': {
    FunctionArn: link(arn('lambda', 'function:${FunctionName}'), {
      FunctionName: { member: 'FunctionName', as: 'unqualifiedFunctionName' },
    }),
    FunctionName: link('${FunctionName}', { FunctionName: 'FunctionName' }),
  },
  'secrets-manager.CreateSecret': {
    ARN: link(arn('secretsmanager', 'secret:${SecretId}'), { SecretId: { member: 'Name', as: 'secretId' } }),
  },
  'eventbridge.CreateEventBus': { EventBusArn: link(arn('events', 'event-bus/${EventBusName}'), { EventBusName: 'Name' }) },
};
