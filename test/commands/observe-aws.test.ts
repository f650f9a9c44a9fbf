import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { athena } from '../aws-stub/athena.ts';
import { cloudTrail } from '../aws-stub/cloudtrail.ts';
import { type AwsStub, type StubOperations, startAwsStub } from '../aws-stub/server.ts';
import { type CliResult, ROOT, runCli } from './run-cli.ts';

let stub: AwsStub | undefined;
afterEach(async () => stub?.close());

/** Runs `observe` beside the stub, which answers in this process. */
async function observe(operations: StubOperations, ...args: readonly string[]): Promise<CliResult> {
  stub = await startAwsStub(operations);
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'cli.js'), 'observe', '--endpoint-url', stub.url, ...args], {
    env: { ...process.env, AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  const status = await new Promise<number | null>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.on('close', resolve);
  });
  return { status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
}

const NOW = Date.now();
const ROLE = 'arn:aws:iam::111122223333:role/shop';

const record = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/shop/orders',
    sessionContext: { sessionIssuer: { type: 'Role', arn: ROLE } },
  },
  ...{ eventTime: `${new Date(NOW - 60_000).toISOString().slice(0, 19)}Z`, eventSource: 'ssm.amazonaws.com', eventName: 'GetParameter' },
  ...{ awsRegion: 'eu-west-1', eventType: 'AwsApiCall', managementEvent: true, readOnly: true, recipientAccountId: '111122223333' },
  requestParameters: { name: '/shop/limit' },
};

describe('observe --lookup', () => {
  it('prints the aggregate of the event history', async () => {
    const history = [{ id: 'one', time: NOW / 1000 - 60, record }];
    const { status, stdout } = await observe(cloudTrail(history, NOW / 1000, Date.now), '--lookup', '--function', 'orders');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).groups).toMatchObject([
      {
        role: ROLE,
        session: 'orders',
        action: 'ssm:GetParameter',
        resource: 'arn:aws:ssm:eu-west-1:111122223333:parameter/shop/limit',
        count: 1,
      },
    ]);
    expect(stub?.requests[0]).toMatchObject({
      region: 'eu-west-1',
      input: { LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'orders' }] },
    });
  });

  it('asks for a region where none is configured', () => {
    const args = ['observe', '--lookup', '--endpoint-url', 'http://127.0.0.1:1'];
    const env = { PATH: process.env.PATH, HOME: tmpdir(), AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
    const { status, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'dist', 'cli.js'), ...args], { encoding: 'utf8', env });
    expect(status).toBe(2);
    expect(stderr).toContain('--region');
  });

  it('is an error of the input where AWS refuses', async () => {
    const { status, stdout, stderr } = await observe({}, '--lookup');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('LookupEvents');
  });
});

describe('observe --athena', () => {
  const columns = [
    'role_arn',
    'session_name',
    'eventsource',
    'eventname',
    'errorcode',
    'invokedby',
    'resource_arn',
    'n',
    'first_seen',
    'last_seen',
  ];
  const row = [
    ROLE,
    'orders',
    'sqs.amazonaws.com',
    'SendMessage',
    '',
    '',
    'arn:aws:sqs:eu-west-1:111122223333:jobs',
    '4',
    '2026-09-01T00:00:00Z',
    '2026-09-02T00:00:00Z',
  ];

  it('prints the aggregate of the table, and what the query read', async () => {
    const query = athena({ states: ['SUCCEEDED'], columns, rows: [row], scannedBytes: 1e12 });
    const { status, stdout, stderr } = await observe(query, '--athena', '--database', 'audit', '--table', 'trail', '--since', '2026-09-01');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).groups).toMatchObject([{ role: ROLE, session: 'orders', eventName: 'SendMessage', count: 4 }]);
    expect(stderr).toContain('scanned 1 TB, about $5.00');
    expect(stub?.requests.map(({ operation }) => operation)).toEqual(['StartQueryExecution', 'GetQueryExecution', 'GetQueryResults']);
  });

  it.each([
    [['--athena', '--since', '2026-09-01'], '--database'],
    [['--athena', '--database', 'a', '--table', 'b'], '--since'],
  ])('%j is refused before AWS is asked', async (args, message) => {
    const { status, stderr } = await observe({}, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stub?.requests).toEqual([]);
  });
});

describe('what can be read before anything is asked', () => {
  it('--print-sql', () => {
    const { status, stdout } = runCli(ROOT, 'observe', '--print-sql', '--table', 'trail', '--since', '2026-09-01', '--role', 'shop');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^WITH ev AS \(\n/);
    expect(stdout).toContain(`username LIKE 'shop'`);
  });

  it('--print-ddl', () => {
    const location = 's3://logs/AWSLogs/111122223333/CloudTrail/';
    const { status, stdout } = runCli(
      ROOT,
      'observe',
      '--print-ddl',
      '--table',
      'trail',
      '--trail-location',
      location,
      '--region',
      'eu-west-1',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^CREATE EXTERNAL TABLE `trail` \(\n/);
  });

  it('--print-sql without a date is refused', () => {
    expect(runCli(ROOT, 'observe', '--print-sql', '--table', 'trail')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('--since'),
    });
  });
});
