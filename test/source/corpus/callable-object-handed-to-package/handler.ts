import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import { DeleteMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const sqs = new SQSClient({});
const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs';
const processor = new BatchProcessor(EventType.SQS);
const work = middy(() => sqs.send(new DeleteMessageCommand({ QueueUrl })));
export const handler = (event) => processPartialResponse(event, work, processor);
