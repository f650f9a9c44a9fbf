import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import type { ObservedGroup } from '../../src/trail/aggregate.ts';
import { addRow } from '../../src/trail/aggregate-rows.ts';
import { GROUPING, trailSql } from '../../src/trail/athena-sql.ts';
import { trailTableDdl } from '../../src/trail/athena-table.ts';
import { Tally } from '../../src/trail/tally.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-sql-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ARN = {
  orders: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  payment: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:payment-AbCdEf',
};

function record(
  eventTime: string,
  source: string,
  eventName: string,
  more: Readonly<Record<string, unknown>> = {},
  session = 'orders',
  invokedBy?: string,
) {
  return {
    eventVersion: '1.08',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::111122223333:assumed-role/shop/${session}`,
      sessionContext: { sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111122223333:role/app/shop', userName: 'shop' } },
      ...(invokedBy === undefined ? {} : { invokedBy }),
    },
    ...{
      eventTime,
      eventSource: `${source}.amazonaws.com`,
      eventName,
      awsRegion: 'eu-west-1',
      eventType: 'AwsApiCall',
      requestParameters: null,
    },
    ...more,
  };
}

const on = (...arns: readonly string[]) => ({ resources: arns.map((ARN) => ({ ARN, accountId: '111122223333', type: 'x' })) });

const RECORDS = [
  record('2026-09-01T08:00:00Z', 'dynamodb', 'GetItem', on(ARN.orders)),
  record('2026-09-03T08:00:00Z', 'dynamodb', 'GetItem', on(ARN.orders)),
  record('2026-09-02T08:00:00Z', 'dynamodb', 'GetItem', on(ARN.orders), 'stock'),
  record('2026-09-02T09:00:00Z', 'dynamodb', 'GetItem', { ...on(ARN.orders), errorCode: 'AccessDenied', errorMessage: 'no' }),
  record('2026-09-02T10:00:00Z', 'secretsmanager', 'GetSecretValue', on(ARN.payment), 'orders', 'lambda.amazonaws.com'),
  record('2026-09-04T08:00:00Z', 'ec2', 'DescribeInstances', { resources: null }),
  record('2026-09-04T09:00:00Z', 'ec2', 'DescribeInstances'),
  { ...record('2026-09-05T08:00:00Z', 'iam', 'ListRoles'), userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/me' } },
];

/** What only DuckDB needs: the same columns that the adapter for Athena has, from the file itself. */
const DUCKDB_ADAPTER = `WITH records AS (
  SELECT UNNEST("Records") AS e FROM read_json('FILE', columns = {Records: 'STRUCT(
    userIdentity STRUCT("type" VARCHAR, arn VARCHAR, invokedBy VARCHAR, sessionContext STRUCT(sessionIssuer STRUCT(arn VARCHAR))),
    eventTime VARCHAR, eventSource VARCHAR, eventName VARCHAR, errorCode VARCHAR, resources STRUCT(ARN VARCHAR)[])[]'})
), ev AS (
  SELECT e.useridentity.sessioncontext.sessionissuer.arn AS role_arn, split_part(e.useridentity.arn, '/', 3) AS session_name,
         e.eventsource AS eventsource, e.eventname AS eventname, coalesce(e.errorcode, '') AS errorcode,
         coalesce(e.useridentity.invokedby, '') AS invokedby, e.eventtime AS eventtime,
         list_transform(e.resources, lambda x: x.arn) AS resource_arns
  FROM records WHERE e.useridentity.type = 'AssumedRole'
)
`;

async function groupsByDuckDb(): Promise<readonly ObservedGroup[]> {
  const file = path.join(folder, 'trail.json');
  writeFileSync(file, JSON.stringify({ Records: RECORDS }));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(DUCKDB_ADAPTER.replace('FILE', file) + GROUPING);
  const tally = new Tally();
  for (const row of reader.getRowObjectsJson()) expect(addRow(row, tally)).toBe(true);
  return tally.aggregate().groups;
}

/** The members that a grouped query can have: the action and the days are told by the records alone. */
const counted = (groups: readonly ObservedGroup[]) =>
  groups
    .map(({ action: _, days: __, denied: ___, resource, ...group }) => ({ ...group, resource: resource === '*' ? '' : resource }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('the grouping of the query', () => {
  it('run on DuckDB gives what our own counting of the same records gives', async () => {
    const tally = new Tally();
    for (const one of RECORDS) tally.addRecord(one);
    const own = counted(tally.aggregate().groups);
    expect(own).toHaveLength(5);
    expect(counted(await groupsByDuckDb())).toEqual(own);
  });

  it('and both are these', async () => {
    const groups = counted(await groupsByDuckDb());
    expect(
      groups.map(({ session, eventName, resource, errorCode = '', invokedBy = '', count }) => [
        session,
        eventName,
        resource,
        errorCode,
        invokedBy,
        count,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['orders', 'GetItem', ARN.orders, '', '', 2],
        ['stock', 'GetItem', ARN.orders, '', '', 1],
        ['orders', 'GetItem', ARN.orders, 'AccessDenied', '', 1],
        ['orders', 'DescribeInstances', '', '', '', 2],
      ]),
    );
    expect(groups.find(({ count, eventName }) => count === 2 && eventName === 'GetItem')).toMatchObject({
      first: '2026-09-01T08:00:00Z',
      last: '2026-09-03T08:00:00Z',
    });
  });
});

describe('the query for Athena', () => {
  const QUERY = {
    database: 'audit',
    table: 'trail',
    since: '2026-09-01T00:00:00Z',
    until: '2026-10-01T00:00:00Z',
    roles: [],
    functions: [],
    regions: [],
  };

  it('reads the partitions of its days, and one more, since files are delivered later', () => {
    expect(trailSql(QUERY)).toContain(`"timestamp" BETWEEN '2026/09/01' AND '2026/10/02'`);
    expect(trailSql(QUERY)).toContain(`eventtime >= '2026-09-01T00:00:00Z' AND eventtime < '2026-10-01T00:00:00Z'`);
    expect(trailSql(QUERY)).toContain('FROM "audit"."trail"');
  });

  it('names roles and functions as texts, with their wildcards', () => {
    const sql = trailSql({ ...QUERY, roles: ['arn:aws:iam::111122223333:role/app/shop', 'job_*'], functions: ['orders-?'] });
    expect(sql).toContain(`username LIKE 'shop' ESCAPE '\\'`);
    expect(sql).toContain(`username LIKE 'job\\_%' ESCAPE '\\'`);
    expect(sql).toContain(`LIKE 'orders-_' ESCAPE '\\'`);
  });

  it.each([{ database: 'a"b' }, { table: 'a; DROP TABLE b' }, { table: '' }, { roles: ["a' OR '1'='1"] }, { functions: ["a'--"] }])(
    'refuses %j',
    (more) => {
      expect(() => trailSql({ ...QUERY, ...more })).toThrow(/^--/);
    },
  );
});

describe('the table for Athena', () => {
  const TABLE = { table: 'trail', location: 's3://logs/AWSLogs/111122223333/CloudTrail', regions: ['us-east-1', 'eu-west-1'] };

  it('is partitioned by region and day, by projection', () => {
    const ddl = trailTableDdl(TABLE);
    expect(ddl).toContain('CREATE EXTERNAL TABLE `trail` (');
    expect(ddl).toContain(`'projection.region.values' = 'eu-west-1,us-east-1'`);
    expect(ddl).toContain(`'storage.location.template' = 's3://logs/AWSLogs/111122223333/CloudTrail/\${region}/\${timestamp}'`);
  });

  it('has every column that the query reads', () => {
    const columns = new Set([...trailTableDdl(TABLE).matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name));
    for (const name of ['useridentity', 'eventtime', 'eventsource', 'eventname', 'awsregion', 'errorcode', 'resources', 'eventtype']) {
      expect(columns).toContain(name);
    }
  });

  it.each([
    { table: 'a`b' },
    { location: 's3://logs' },
    { location: "s3://logs/AWSLogs/111122223333/CloudTrail/' --" },
    { regions: [] },
    { regions: ["eu-west-1'"] },
  ])('refuses %j', (more) => {
    expect(() => trailTableDdl({ ...TABLE, ...more })).toThrow(/^--/);
  });
});
