import type { Encryption, ResourceTemplate, ServiceRules } from './rule.ts';

const QUEUE: ResourceTemplate = { type: 'queue', values: { QueueName: { member: 'QueueUrl', as: 'queueUrl' } } };
const QUEUE_BY_NAME: ResourceTemplate = { type: 'queue', values: { QueueName: 'QueueName' } };

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#permissions: producers and consumers. */
const SEND: readonly Encryption[] = [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'QueueUrl', via: 'sqs' }];
const RECEIVE: readonly Encryption[] = [{ actions: ['kms:Decrypt'], resource: 'QueueUrl', via: 'sqs' }];

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
        { action: 'sqs:DeleteMessage', resources: [{ type: 'queue', arn: 'SourceArn' }] },
        { action: 'sqs:GetQueueAttributes', resources: [{ type: 'queue', arn: 'SourceArn' }] },
        { action: 'sqs:ReceiveMessage', resources: [{ type: 'queue', arn: 'SourceArn' }] },
        { action: 'sqs:SendMessage', resources: [{ type: 'queue', arn: 'DestinationArn' }] },
      ],
    },
  },
};
