import { Mailing } from './mailing.mjs';

const { SUBSCRIBERS_TABLE: table, ISSUES_BUCKET: bucket, OUTGOING_QUEUE_URL: queueUrl } = process.env;

export const handler = async ({ list = 'weekly' }) => {
  const mailing = new Mailing(list, { table, bucket, queueUrl });
  const html = await mailing.text(new Date().toISOString().slice(0, 10));

  const letters = [];
  for await (const { email } of mailing.readers()) letters.push({ to: email, html });
  await mailing.enqueue(letters);
  console.log(`${letters.length} letters to ${list}`);
};
