import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import jsonBodyParser from '@middy/http-json-body-parser';
import { type Ticket, tickets } from '../lib/tickets';

const s3 = new S3Client({});

const openTicket = async (event: { body: { customer: string; text: string } }) => {
  const ticket: Ticket = { id: randomUUID(), status: 'open', openedAt: new Date().toISOString(), ...event.body };
  await tickets.add(ticket);

  // The browser puts the attachments into the bucket by itself.
  const upload = await createPresignedPost(s3, {
    Bucket: process.env.ATTACHMENTS_BUCKET!,
    Key: `attachments/${ticket.id}/\${filename}`,
    Conditions: [['content-length-range', 0, 10_000_000]],
    Expires: 900,
  });
  return { statusCode: 201, body: JSON.stringify({ id: ticket.id, upload }) };
};

export const handler = middy(openTicket).use(jsonBodyParser()).use(httpErrorHandler());
