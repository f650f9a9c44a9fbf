import { ComprehendClient, DetectDominantLanguageCommand, DetectSentimentCommand } from '@aws-sdk/client-comprehend';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { type Ticket, tickets } from '../lib/tickets';

const comprehend = new ComprehendClient({});
const sqs = new SQSClient({});

/** The queue belongs to another team; only its name is agreed on. */
const translationQueue = sqs
  .send(new GetQueueUrlCommand({ QueueName: process.env.TRANSLATION_QUEUE }))
  .then(({ QueueUrl }) => QueueUrl);

const languageOf = async (Text: string) => {
  const { Languages = [] } = await comprehend.send(new DetectDominantLanguageCommand({ Text }));
  return Languages[0]?.LanguageCode ?? 'en';
};

async function triage(ticket: Ticket): Promise<void> {
  const language = await languageOf(ticket.text);
  if (language !== 'en') {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: await translationQueue,
        MessageBody: JSON.stringify({ ticket: ticket.id, language }),
      }),
    );
    return;
  }
  const { Sentiment } = await comprehend.send(new DetectSentimentCommand({ Text: ticket.text, LanguageCode: 'en' }));
  await tickets.setUrgency(ticket.id, Sentiment === 'NEGATIVE' ? 'high' : 'low');
}

export const handler = async ({ Records }: DynamoDBStreamEvent) => {
  for (const { dynamodb } of Records) {
    if (dynamodb?.NewImage) await triage(unmarshall(dynamodb.NewImage as never) as Ticket);
  }
};
