import { describe, expect, it } from 'vitest';
import { EMPTY_AGGREGATE } from '../../src/trail/aggregate.ts';
import { addCsv, addRow, looksLikeCsv } from '../../src/trail/aggregate-rows.ts';
import { readAccesses } from '../../src/trail/read-accesses.ts';
import { Tally } from '../../src/trail/tally.ts';
import { visibleEvents } from '../../src/trail/visible-events.ts';
import { ROLE_ARN } from './records.ts';

const HEADER = 'role_arn,session_name,eventsource,eventname,errorcode,invokedby,resource_arn,n,first_seen,last_seen';

function fromCsv(...lines: readonly string[]) {
  const tally = new Tally();
  addCsv([HEADER, ...lines].join('\r\n'), 'result.csv', tally);
  return tally.aggregate();
}

describe('rows of a grouped query', () => {
  it('count as groups, quoted cells with commas, quotes and ends of line in them included', () => {
    const { groups, window, records, findings } = fromCsv(
      `"${ROLE_ARN}","CreateOrder","s3.amazonaws.com","GetObject","","","arn:aws:s3:::photos/a,""b""\nc",12,2026-09-01T10:00:00Z,2026-09-03T10:00:00Z`,
      `${ROLE_ARN},CreateOrder,dynamodb.amazonaws.com,GetItem,AccessDenied,lambda.amazonaws.com,,3,2026-09-02 10:00:00.000 UTC,2026-09-02 11:00:00.000`,
      '',
    );
    expect(groups).toEqual([
      {
        role: ROLE_ARN,
        session: 'CreateOrder',
        eventSource: 'dynamodb.amazonaws.com',
        eventName: 'GetItem',
        resource: '',
        errorCode: 'AccessDenied',
        denied: {},
        invokedBy: 'lambda.amazonaws.com',
        count: 3,
        first: '2026-09-02T10:00:00Z',
        last: '2026-09-02T11:00:00Z',
      },
      {
        role: ROLE_ARN,
        session: 'CreateOrder',
        eventSource: 's3.amazonaws.com',
        eventName: 'GetObject',
        resource: 'arn:aws:s3:::photos/a,"b"\nc',
        count: 12,
        first: '2026-09-01T10:00:00Z',
        last: '2026-09-03T10:00:00Z',
      },
    ]);
    expect({ window, records, findings }).toEqual({
      window: { first: '2026-09-01T10:00:00Z', last: '2026-09-03T10:00:00Z' },
      records: 15,
      findings: [],
    });
  });

  it('generalises and escapes resources as reading records does', () => {
    const { groups } = fromCsv(
      `${ROLE_ARN},f,s3.amazonaws.com,GetObject,,,arn:aws:s3:::photos/a*/2026/x,1,2026-09-01T10:00:00Z,2026-09-01T10:00:00Z`,
    );
    expect(groups[0]?.resource).toBe('arn:aws:s3:::photos/a${*}/*/x');
  });

  it('reports a row that makes no sense, with its line', () => {
    const { groups, findings } = fromCsv(
      `${ROLE_ARN},f,s3.amazonaws.com,GetObject,,,,many,2026-09-01T10:00:00Z,2026-09-01T10:00:00Z`,
      'short',
    );
    expect(groups).toEqual([]);
    expect(findings.map(({ rule, origin }) => [rule, origin?.line])).toEqual([
      ['bad-row', 2],
      ['bad-row', 3],
    ]);
  });

  it('of callers that were not recognised show what the trail records, and neither use nor denial', () => {
    const { groups } = fromCsv(
      `${ROLE_ARN},f,sqs.amazonaws.com,CreateQueue,InvalidClientTokenId,,,2,2026-09-01T10:00:00Z,2026-09-01T10:00:00Z`,
    );
    expect(groups).toHaveLength(1);
    expect(readAccesses(groups)).toEqual({ accesses: [], findings: [] });
    expect(visibleEvents({ ...EMPTY_AGGREGATE, groups }).classes).toEqual([{ services: ['sqs'], category: 'Management', readOnly: false }]);
  });

  it('are objects too, with any spelling of the columns', () => {
    const tally = new Tally();
    const row = {
      roleArn: ROLE_ARN,
      eventSource: 'sqs.amazonaws.com',
      eventName: 'SendMessage',
      count: 4,
      firstSeen: '2026-09-01T10:00:00Z',
      lastSeen: '2026-09-01T10:00:00Z',
    };
    expect(addRow(row, tally)).toBe(true);
    expect(addRow({ ...row, count: -1 }, tally)).toBe(false);
    expect(tally.aggregate().groups).toMatchObject([{ count: 4, resource: '' }]);
  });

  it('are told from other texts by their header', () => {
    expect(looksLikeCsv(HEADER)).toBe(true);
    expect(looksLikeCsv('a,b,c\n1,2,3')).toBe(false);
    expect(looksLikeCsv('{"role":1}')).toBe(false);
    expect(looksLikeCsv('')).toBe(false);
  });
});
