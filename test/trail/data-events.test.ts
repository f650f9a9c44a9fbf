import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/catalog/operations.ts';
import { services } from '../../src/catalog/services.ts';
import { dataEvents, isDataEvent } from '../../src/trail/data-events.ts';

describe('the table of data events', () => {
  it('names services and operations of the catalog', () => {
    const wrong = dataEvents().filter(
      ([service, name]) => !services().has(service) || (name !== '*' && !operationsOf(service).includes(name)),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['s3', 'GetObject'],
    ['s3', 'ListObjectsV2'],
    ['dynamodb', 'Query'],
    ['lambda', 'Invoke'],
    ['sqs', 'ReceiveMessage'],
    ['servicediscovery', 'DiscoverInstances'],
    ['swf', 'PollForDecisionTask'],
  ])('%s %s is one', (service, operation) => expect(isDataEvent(service, operation)).toBe(true));

  it.each([
    ['s3', 'CreateBucket'],
    ['dynamodb', 'DescribeTable'],
    ['lambda', 'UpdateFunctionCode'],
    ['kms', 'Decrypt'],
    ['bedrock-runtime', 'InvokeModel'],
    ['secrets-manager', 'GetSecretValue'],
    ['sfn', 'StartExecution'],
  ])('%s %s is none', (service, operation) => expect(isDataEvent(service, operation)).toBe(false));
});
