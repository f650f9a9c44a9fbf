import { isSurelyUnset } from '../../model/setting.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** Nothing limits how many instances of the function run. */
export const noReservedConcurrency: FunctionRule = {
  id: 'LP501',
  name: 'no-reserved-concurrency',
  title: 'No reserved concurrency',
  practice: 5,
  scope: 'function',
  severity: 'note',
  meaning: 'The function has no ReservedConcurrentExecutions.',
  reason: 'A flood of calls to this function takes the concurrency of the whole account, and what stands behind it gets all of them.',
  fix: 'Reserve what the function needs at most; 0 stops it altogether.',
  example: 'ReservedConcurrentExecutions: 20',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html'],
  check: ({ function: { settings } }) => {
    if (settings === undefined) return NOT_DESCRIBED;
    const { reservedConcurrency } = settings;
    if (reservedConcurrency.unknown !== undefined) return { findings: [], undecided: reservedConcurrency.unknown };
    if (!isSurelyUnset(reservedConcurrency) || reservedConcurrency.values.length > 0)
      return { findings: [], evidence: `reserved concurrency ${reservedConcurrency.values.join(' or ')}` };
    const message = 'the function has no reserved concurrency: reserve what it needs at most';
    return { findings: [{ message, origin: reservedConcurrency.origin }], evidence: 'the setting ReservedConcurrentExecutions' };
  },
};
