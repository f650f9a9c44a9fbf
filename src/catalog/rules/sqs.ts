import type { Encryption, Grant, ResourceTemplate, ServiceRules } from './rule.ts';

const QUEUE: ResourceTemplate = { type: 'queue', values: { QueueName: { member: 'QueueUrl', as: 'queueUrl' } } };
const QUEUE_BY_NAME: ResourceTemplate = { type: 'queue', values: { QueueName: 'QueueName' } };
const onQueue = (action: string): readonly Grant[] => [{ action, resources: [QUEUE] }];

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#permissions: producers and consumers. */
const SEND: readonly Encryption[] = [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'QueueUrl', via: 'sqs' }];
const RECEIVE: readonly Encryption[] = [{ actions: ['kms:Decrypt'], resource: 'QueueUrl', via: 'sqs' }];

/** Amazon SQS: queues come as URLs, and the batch operations are authorised by the single operation's action. */
export const sqs: ServiceRules = {
  service: 'sqs',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html',
  checked: '2026-11-22',
  operations: {
    ChangeMessageVisibilityBatch: { grants: onQueue('sqs:ChangeMessageVisibility') },
    DeleteMessageBatch: { grants: onQueue('sqs:DeleteMessage') },
    SendMessage: { resources: [QUEUE], encryption: SEND },
    SendMessageBatch: { grants: onQueue('sqs:SendMessage'), encryption: SEND },
    ReceiveMessage: { resources: [QUEUE], encryption: RECEIVE },
    CreateQueue: { resources: [QUEUE_BY_NAME], also: [{ action: 'sqs:TagQueue', when: { set: 'tags' }, resources: [QUEUE_BY_NAME] }] },
  },
};
