import { isSurelyUnset } from '../../model/setting.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** Events of asynchronous calls that fail are lost. */
export const noFailureTarget: FunctionRule = {
  id: 'LP502',
  name: 'no-failure-target',
  title: 'No dead-letter queue or failure destination',
  practice: 5,
  scope: 'function',
  severity: 'note',
  meaning: 'The function is invoked asynchronously and has neither a dead-letter queue nor a destination for failures.',
  reason: 'After two retries Lambda drops the event, and nobody sees that it failed.',
  fix: 'Name an OnFailure destination or a dead-letter queue.',
  example: 'EventInvokeConfig:\n  DestinationConfig:\n    OnFailure:\n      Type: SQS',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html'],
  check: ({ function: { settings } }) => {
    if (settings === undefined) return NOT_DESCRIBED;
    const { asynchronousEvent, failureTarget } = settings;
    if (asynchronousEvent === undefined) return { findings: [] };
    const evidence = `asynchronous event ${asynchronousEvent.type}`;
    if (!isSurelyUnset(failureTarget)) return { findings: [], evidence };
    const message = `events of ${asynchronousEvent.type} that fail are dropped: name an OnFailure destination or a dead-letter queue`;
    return { findings: [{ message, origin: asynchronousEvent.origin }], evidence };
  },
};
