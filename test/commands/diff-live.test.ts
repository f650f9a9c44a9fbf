import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { iamOperations, type StubAccount } from '../aws-stub/iam.ts';
import { lastAccessedOperations } from '../aws-stub/last-accessed.ts';
import { accessDenied, failing, throttled } from '../aws-stub/refusals.ts';
import { type AwsStub, type StubOperations, startAwsStub } from '../aws-stub/server.ts';
import { projectFolder } from './project-folder.ts';
import { type CliResult, ROOT } from './run-cli.ts';

const ACCOUNT = '111122223333';
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

function allow(actions: readonly string[], resource: string) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: resource }] };
}

const ORDERS = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`;
const BILLS = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/bills`;

/** `orders-role` allows a deletion too many, `bills-role` exactly what its function needs. */
const SHOP: StubAccount = {
  account: ACCOUNT,
  roles: [
    { name: 'orders-role', trust: TRUST, inline: { table: allow(['dynamodb:DeleteItem', 'dynamodb:GetItem'], ORDERS) } },
    { name: 'bills-role', trust: TRUST, inline: { table: allow(['dynamodb:PutItem'], BILLS) } },
  ],
  policies: {},
};

function handler(command: string, table: string, input: string): string {
  return `import { DynamoDBClient, ${command} } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = () => client.send(new ${command}({ TableName: '${table}', ${input} }));
`;
}

const PROJECT = {
  'orders.mjs': handler('GetItemCommand', 'orders', "Key: { id: { S: '1' } }"),
  'bills.mjs': handler('PutItemCommand', 'bills', "Item: { id: { S: '1' } }"),
  'template.yaml': `Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties: { Handler: orders.handler, Runtime: nodejs22.x, Code: ., Role: arn:aws:iam::${ACCOUNT}:role/orders-role }
  Bills:
    Type: AWS::Lambda::Function
    Properties: { Handler: bills.handler, Runtime: nodejs22.x, Code: ., Role: arn:aws:iam::${ACCOUNT}:role/bills-role }
`,
};

/** Runs the built command with keys of nobody while the stub answers in this process. */
async function cli(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<CliResult> {
  const project = projectFolder(PROJECT);
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'cli.js'), ...words], {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      HOME: project,
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_REGION: 'eu-west-1',
      ...variables,
    },
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      texts[name] += chunk.toString('utf8');
    });
  }
  const status = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { status, ...texts };
}

async function withAws(operations: StubOperations, test: (stub: AwsStub) => Promise<void>): Promise<void> {
  const stub = await startAwsStub(operations);
  try {
    await test(stub);
  } finally {
    await stub.close();
  }
}

interface Row {
  readonly action: string;
  readonly verdict: string;
}

/** `function action verdict` of every row of a report that is in some way wrong. */
function wrongRows(json: string): string[] {
  const report: { functions: { id: string; attached: Row[]; needed: Row[] }[] } = JSON.parse(json);
  return report.functions.flatMap(({ id, attached, needed }) => [
    ...attached.flatMap(({ action, verdict }) => (verdict === 'needed' ? [] : [`${id} ${action} ${verdict}`])),
    ...needed.flatMap(({ action, verdict }) => (verdict === 'covered' ? [] : [`${id} ${action} ${verdict}`])),
  ]);
}

/** Rows of the code alone: the template gives both functions their logs. */
function withoutLogs(rows: readonly string[]): string[] {
  return rows.filter((row) => !row.includes(' logs:'));
}

describe('diff against AWS', () => {
  it('shows what the role has in excess, with nothing on stderr', async () => {
    await withAws(iamOperations(SHOP), async ({ url, requests }) => {
      const { stdout, stderr } = await cli([
        'diff',
        '--function',
        'Orders',
        '--role',
        'orders-role',
        '--endpoint-url',
        url,
        '-f',
        'json',
        '--quiet',
      ]);
      expect(withoutLogs(wrongRows(stdout))).toEqual(['Orders dynamodb:DeleteItem excess']);
      expect(stderr).toBe('');
      expect(requests.map(({ operation }) => operation)).toEqual([
        'GetRole',
        'ListRolePolicies',
        'GetRolePolicy',
        'ListAttachedRolePolicies',
      ]);
      expect(new Set(requests.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKIAIOSFODNN7EXAMPLE']));
    });
  });

  it('finds AWS by AWS_ENDPOINT_URL', async () => {
    await withAws(iamOperations(SHOP), async ({ url }) => {
      const { stdout } = await cli(['diff', '--function', 'Bills', '--role', 'bills-role', '-f', 'json'], { AWS_ENDPOINT_URL: url });
      expect(withoutLogs(wrongRows(stdout))).toEqual([]);
    });
  });

  it('compares each function with its own role of the account', async () => {
    await withAws(iamOperations(SHOP), async ({ url }) => {
      const { stdout } = await cli(['diff', '--account-authorization', 'live', '--endpoint-url', url, '-f', 'json']);
      expect(withoutLogs(wrongRows(stdout))).toEqual(['Orders dynamodb:DeleteItem excess']);
    });
  });

  it('shows what was never tried, which takes no grant away and gives none', async () => {
    await withAws({ ...iamOperations(SHOP), ...lastAccessedOperations([{ namespace: 'dynamodb' }], 0) }, async ({ url }) => {
      const words = ['diff', '--function', 'Orders', '--role', 'orders-role', '--last-accessed', '--endpoint-url', url, '-f', 'json'];
      const { stdout } = await cli(words);
      expect(withoutLogs(wrongRows(stdout))).toEqual(['Orders dynamodb:DeleteItem excess']);
      const attached: (Row & { lastAccessed?: string })[] = JSON.parse(stdout).functions[0].attached;
      expect(attached.map(({ action, lastAccessed }) => [action, lastAccessed])).toEqual([
        ['dynamodb:DeleteItem', 'never'],
        ['dynamodb:GetItem', 'never'],
      ]);
    });
  });

  it('tells every wait on stderr', async () => {
    await withAws(throttled(iamOperations(SHOP), 2), async ({ url }) => {
      const { stderr, stdout } = await cli(['diff', '--function', 'Bills', '--role', 'bills-role', '--endpoint-url', url, '-f', 'json']);
      expect(stderr).toContain('iam:GetRole: AWS asks for fewer requests (Throttling): waiting 1 s');
      expect(withoutLogs(wrongRows(stdout))).toEqual([]);
    });
  });

  it.each([
    ['a missing permission', ['--role', 'orders-role'], 'lacks iam:ListRolePolicies'],
    ['a role that is not there', ['--role', 'nobody'], '--role nobody: there is no such role'],
    [
      'a role of another account',
      ['--role', 'arn:aws:iam::444455556666:role/bills-role'],
      'choose credentials of its account by --profile',
    ],
    ['a profile that is not there', ['--role', 'bills-role', '--profile', 'absent'], 'no AWS credentials by the profile absent'],
  ])('has one line on stderr for %s, exit code 2, and nothing on stdout', async (_, words, message) => {
    const denied = accessDenied('iam:ListRolePolicies', 'orders-role');
    await withAws(failing(iamOperations(SHOP), 'iam:ListRolePolicies', denied), async ({ url }) => {
      const { status, stdout, stderr } = await cli(['diff', ...words, '--function', 'Bills', '--endpoint-url', url]);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/^leastpriv: .*\n$/);
      expect(stderr).toContain(message);
    });
  });
});
