import { sensitiveRule } from '../sensitive-rule.ts';

/** All that a caller sends, or all of the environment, goes to the log. */
export const logsWholeEvent = sensitiveRule('log', {
  id: 'LP304',
  name: 'logs-whole-event',
  title: 'The whole event or environment is logged',
  practice: 3,
  severity: 'note',
  meaning: 'The code logs the event as it comes, or process.env.',
  reason: 'Tokens, cookies and personal data of the event, and the credentials of the role in the environment, then stand in the log.',
  fix: 'Log the members that are needed; mask what is personal.',
  example: 'console.log({ requestId: event.requestContext.requestId });',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html'],
  message: ({ what }) => `${what} logs all of it: log the members that are needed`,
});
