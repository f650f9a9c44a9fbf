import { createHmac } from 'node:crypto';
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

const ses = new SESClient({});
const ssm = new SSMClient({});

let key;

/** The key of the links by which readers leave, read once per container. */
async function unsubscribeKey() {
  if (key === undefined) {
    const Name = `/papermill/${process.env.STAGE}/unsubscribe-key`;
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
    key = Parameter.Value;
  }
  return key;
}

async function deliver({ to, html }) {
  const token = createHmac('sha256', await unsubscribeKey()).update(to).digest('hex');
  const link = `https://papermill.example/leave?${new URLSearchParams({ to, token })}`;
  await ses.send(
    new SendEmailCommand({
      Source: process.env.SENDER,
      Destination: { ToAddresses: [to] },
      Message: {
        Subject: { Data: 'The Papermill' },
        Body: { Html: { Data: html.replace('{{leave}}', link) } },
      },
    }),
  );
}

export async function handler({ Records }) {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    try {
      await deliver(JSON.parse(body));
    } catch (error) {
      console.error(error);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
