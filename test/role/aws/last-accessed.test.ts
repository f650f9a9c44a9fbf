import { describe, expect, it } from 'vitest';
import { lastAccessOf } from '../../../src/model/last-accessed.ts';
import { readLastAccessed } from '../../../src/role/aws/last-accessed.ts';
import { lastAccessedOperations, type StubService } from '../../aws-stub/last-accessed.ts';
import { accessDenied, failing } from '../../aws-stub/refusals.ts';
import type { StubOperations } from '../../aws-stub/server.ts';
import { withoutOwnCredentials, withStub } from './aws-surroundings.ts';

withoutOwnCredentials();

const ROLE = 'arn:aws:iam::111122223333:role/orders';
const PERIOD = { until: '2026-03-01T10:00:09Z', days: 400 };
const SERVICES: readonly StubService[] = [
  { namespace: 's3', last: '2026-02-20T12:00:00Z', actions: { ListAllMyBuckets: '2026-02-20T12:00:00Z', DeleteBucket: undefined } },
  { namespace: 'dynamodb', last: '2026-01-02T03:04:05Z' },
  { namespace: 'iam' },
  { namespace: 'sqs' },
];

describe('readLastAccessed', () => {
  it('orders the report at action level, waits for it longer each time, and reads it', async () => {
    await withStub(lastAccessedOperations(SERVICES, 3), async (access, stub) => {
      const report = await readLastAccessed(ROLE, access);
      expect(stub.requests[0]?.input).toEqual({ Arn: ROLE, Granularity: 'ACTION_LEVEL' });
      expect(access.waits).toEqual([1, 2, 4].map((seconds) => `${seconds} s: AWS prepares the last accessed report`));
      expect(report).toEqual({
        role: ROLE,
        trackingPeriod: PERIOD,
        entries: [
          { service: 'dynamodb', lastAuthenticated: '2026-01-02T03:04:05Z', region: 'us-east-1' },
          { service: 'iam' },
          { service: 's3', lastAuthenticated: '2026-02-20T12:00:00Z', region: 'us-east-1' },
          { service: 's3', action: 's3:DeleteBucket' },
          { service: 's3', action: 's3:ListAllMyBuckets', lastAuthenticated: '2026-02-20T12:00:00Z', region: 'us-east-1' },
          { service: 'sqs' },
        ],
      });
    });
  });

  it('reads every page', async () => {
    const services = Array.from({ length: 250 }, (_, index) => ({ namespace: `service${index}` }));
    await withStub(lastAccessedOperations(services, 0), async (access) => {
      const { entries } = await readLastAccessed(ROLE, access);
      expect(new Set(entries.map(({ service }) => service))).toEqual(new Set(services.map(({ namespace }) => namespace)));
    });
  });

  it('ends where the report is never ready', async () => {
    await withStub(lastAccessedOperations(SERVICES, 1_000), async (access) => {
      await expect(readLastAccessed(ROLE, access)).rejects.toThrow('the report is not ready after five minutes');
    });
  });

  it('tells why AWS could not make the report', async () => {
    const failed: StubOperations = {
      ...lastAccessedOperations(SERVICES, 0),
      'iam:GetServiceLastAccessedDetails': () => ({
        JobStatus: 'FAILED',
        JobCreationDate: '2026-03-01T10:00:00Z',
        JobCompletionDate: '2026-03-01T10:00:01Z',
        ServicesLastAccessed: [],
        Error: { Message: 'the entity was deleted', Code: 'Deleted' },
      }),
    };
    await withStub(failed, async (access) => {
      await expect(readLastAccessed(ROLE, access)).rejects.toThrow('AWS could not make the report: the entity was deleted');
    });
  });

  it.each(['GenerateServiceLastAccessedDetails', 'GetServiceLastAccessedDetails'])(
    'names iam:%s where that is missing',
    async (operation) => {
      const action = `iam:${operation}`;
      await withStub(failing(lastAccessedOperations(SERVICES, 0), action, accessDenied(action, ROLE)), async (access) => {
        await expect(readLastAccessed(ROLE, access)).rejects.toThrow(`lacks ${action}`);
      });
    },
  );
});

describe('lastAccessOf', () => {
  const report = {
    role: ROLE,
    trackingPeriod: PERIOD,
    entries: [
      { service: 'iam' },
      { service: 's3', lastAuthenticated: '2026-02-20T12:00:00Z' },
      { service: 's3', action: 's3:DeleteBucket' },
      { service: 's3', action: 's3:ListAllMyBuckets', lastAuthenticated: '2026-02-20T12:00:00Z' },
      { service: 'sqs' },
    ],
  };

  it('knows an action that is tracked, whatever the case of its letters', () => {
    expect(lastAccessOf('s3:listallmybuckets', report)).toEqual({ kind: 'used', last: '2026-02-20T12:00:00Z' });
    expect(lastAccessOf('s3:DeleteBucket', report)).toEqual({ kind: 'not used', trackingPeriod: PERIOD });
  });

  it('cannot tell of an action that is not tracked, in a service that was used or is not in the report', () => {
    expect(lastAccessOf('s3:GetObject', report)).toEqual({ kind: 'cannot tell' });
    expect(lastAccessOf('kms:Decrypt', report)).toEqual({ kind: 'cannot tell' });
  });

  it('knows that no action of a service was used that was never tried, but for iam:PassRole', () => {
    expect(lastAccessOf('sqs:SendMessage', report)).toEqual({ kind: 'not used', trackingPeriod: PERIOD });
    expect(lastAccessOf('iam:GetRole', report)).toEqual({ kind: 'not used', trackingPeriod: PERIOD });
    expect(lastAccessOf('iam:PassRole', report)).toEqual({ kind: 'cannot tell' });
  });
});
