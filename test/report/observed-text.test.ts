import { describe, expect, it } from 'vitest';
import { observedText } from '../../src/report/observed-text.ts';
import type { Coverage, VisibleEvents } from '../../src/trail/aggregate.ts';
import { EMPTY_AGGREGATE } from '../../src/trail/aggregate.ts';

const span = { first: '2026-09-01T10:00:00Z', last: '2026-09-11T10:00:00Z' };
const events = (eventSource: string, category: string, readOnly: boolean): VisibleEvents => ({ eventSource, category, readOnly, ...span });
const place: Coverage = { account: '111122223333', region: 'eu-west-1', hours: [], events: [] };

describe('what an aggregate holds', () => {
  it('is nothing where no event was found, which says nothing of use', () => {
    expect(observedText(EMPTY_AGGREGATE)).toEqual([
      '0 records of 0 roles in 0 files: 0 groups; no event was found, so this says nothing of what is used',
    ]);
  });

  it('names the gaps, the data events that are there, and regions without any reading call', () => {
    const text = observedText({
      ...EMPTY_AGGREGATE,
      window: span,
      coverage: [
        {
          ...place,
          hours: [
            { from: '2026-09-01T10', to: '2026-09-01T12' },
            { from: '2026-09-01T14', to: '2026-09-01T14' },
            { from: '2026-09-02T00', to: '2026-09-11T10' },
          ],
          events: [events('s3.amazonaws.com', 'Data', false), events('kms.amazonaws.com', 'Management', false)],
        },
        { ...place, region: 'us-east-1', events: [events('iam.amazonaws.com', 'Management', true)] },
        {
          ...place,
          region: 'us-west-2',
          events: [events('sns.amazonaws.com', 'Management', true), events('sns.amazonaws.com', 'Management', false)],
        },
      ],
    }).join('\n');
    expect(text).toContain('2026-09-01T10:00:00Z to 2026-09-11T10:00:00Z (10 days)');
    expect(text).toContain('111122223333 eu-west-1: no records in 10 hours, the longest gap from 2026-09-01T15 to 2026-09-01T23');
    expect(text).toContain('data events of s3.amazonaws.com;');
    expect(text).toContain('111122223333 eu-west-1: no reading call at all');
    expect(text).toContain('111122223333 us-east-1: no writing call at all');
    expect(text).not.toContain('us-west-2:');
  });
});
