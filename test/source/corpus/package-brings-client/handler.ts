import { sendMail } from '@acme/mail';
import { greeting } from '@acme/text';
import { trace } from '@acme/tracing';

export const handler = async (event: { name: string }) => {
  trace(event);
  await sendMail(greeting(event.name));
};
