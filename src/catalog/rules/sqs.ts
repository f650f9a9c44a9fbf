import type { Encryption, Grant, ResourceTemplate, ServiceRules } from './rule.ts';

const QUEUE: ResourceTemplate = { type: 'queue', values: { QueueName: { member: 'QueueUrl', as: 'queueUrl' } } };
const QUEUE_BY_NAME: ResourceTemplate = { type: 'queue', values: { QueueName: 'QueueName' } };

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#permissions: producers and consumers. */
const SEND: readonly Encryption[] = [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'QueueUrl', via: 'sqs' }];
const RECEIVE: readonly Encryption[] = [{ actions: ['kms:Decrypt'], resource: 'QueueUrl', via: 'sqs' }];

const REDRIVE = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html';
/** Moving messages out of a dead-letter queue needs what reading it needs, as does listing or cancelling the move. */
const readsDeadLetters = (queue: ResourceTemplate): readonly Grant[] =>
  ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'].map((action) => ({ action, resources: [queue] }));

/** Amazon SQS: queues come as URLs, and the batch operations are authorised by the single operation's action. */
export const sqs: ServiceRules = {
  service: 'sqs',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html',
  checked: '2026-11-22',
  transforms: { QueueName: 'queueUrl' },
  reviewed: 'all',
  operations: {
    ChangeMessageVisibilityBatch: { grants: [{ action: 'sqs:ChangeMessageVisibility', resources: [QUEUE] }] },
    DeleteMessageBatch: { grants: [{ action: 'sqs:DeleteMessage', resources: [QUEUE] }] },
    SendMessage: { resources: [QUEUE], encryption: SEND },
    SendMessageBatch: { grants: [{ action: 'sqs:SendMessage', resources: [QUEUE] }], encryption: SEND },
    ReceiveMessage: { resources: [QUEUE], encryption: RECEIVE },
    GetQueueUrl: {
      source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html',
      resources: [
        { ...QUEUE_BY_NAME, when: { absent: 'QueueOwnerAWSAccountId' } },
        {
          type: 'queue',
          values: { QueueName: 'QueueName', Account: 'QueueOwnerAWSAccountId' },
          when: { set: 'QueueOwnerAWSAccountId' },
        },
      ],
    },
    CreateQueue: { resources: [QUEUE_BY_NAME], also: [{ action: 'sqs:TagQueue', when: { set: 'tags' }, resources: [QUEUE_BY_NAME] }] },
    StartMessageMoveTask: {
      source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html',
      also: [
        ...readsDeadLetters({ type: 'queue', arn: 'SourceArn' }),
        { action: 'sqs:SendMessage', resources: [{ type: 'queue', arn: 'DestinationArn' }] },
      ],
    },
    ListMessageMoveTasks: { source: REDRIVE, also: readsDeadLetters({ type: 'queue', arn: 'SourceArn' }) },
    CancelMessageMoveTask: { source: REDRIVE, also: readsDeadLetters({ type: 'queue' }) },
  },
};
