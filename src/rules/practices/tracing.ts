import { isSomewhere, isSurelyUnset } from '../../model/setting.ts';
import { NOT_DESCRIBED } from '../not-described.ts';
import type { FunctionRule } from '../practice-rule.ts';

/** The function is not traced, or can't send its traces. */
export const tracing: FunctionRule = {
  id: 'LP303',
  name: 'tracing',
  title: 'Tracing off, or without its permission',
  practice: 3,
  scope: 'function',
  severity: 'note',
  meaning: 'The function is not traced with X-Ray; an error where it is and the role does not allow to send traces.',
  reason: 'Traces show which call of which service was slow or refused.',
  fix: 'Set Tracing: Active, and allow xray:PutTraceSegments and xray:PutTelemetryRecords.',
  example: 'Tracing: Active',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html'],
  check: ({ function: { settings, origin }, comparison }) => {
    if (settings === undefined) return NOT_DESCRIBED;
    const { tracing: mode } = settings;
    if (mode.unknown !== undefined) return { findings: [], undecided: mode.unknown };
    if (isSurelyUnset(mode) || !isSomewhere(mode, (value) => value === 'Active')) {
      const message = 'the function is not traced: set Tracing to Active';
      return { findings: [{ message, origin: mode.origin }], evidence: 'the setting Tracing' };
    }
    const lacking = (comparison?.needed ?? []).filter(
      ({ action, verdict, platform }) => platform && action.startsWith('xray:') && verdict === 'missing',
    );
    const message = `the function is traced, but its role does not allow ${lacking
      .map(({ action }) => action)
      .sort()
      .join(', ')}`;
    return { findings: lacking.length === 0 ? [] : [{ message, origin, severity: 'error' }], evidence: 'Tracing: Active' };
  },
};
