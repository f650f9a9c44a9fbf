import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachedPolicy, AttachedRole } from '../../src/model/attached-role.ts';
import { readAccountRoles } from '../../src/role/account-details.ts';
import { readAccount } from '../../src/role/aws/read-account.ts';
import { readRole } from '../../src/role/aws/read-role.ts';
import { roleFromFiles } from '../../src/role/files.ts';
import { accessTo, withoutOwnCredentials } from '../role/aws/aws-surroundings.ts';
import { type MotoServer, NO_MOTO, startMoto } from './moto-server.ts';

const ACCOUNT = '123456789012';
const KEYS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const LOGS = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

function document(action: string, resource = '*'): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] });
}

const moto = await startMoto();
withoutOwnCredentials();

/** What AWS keeps is not a question of places: they differ between an answer of the API and a file. */
function withoutPlaces(role: AttachedRole) {
  const content = ({ name, kind, content: said }: AttachedPolicy) => ({
    name,
    kind,
    content: said.kind === 'statements' ? said.statements.map(({ origin: _, ...statement }) => statement) : said,
  });
  const { id, name, policies, boundary, trust, tags, lastUsed } = role;
  return {
    id,
    name,
    policies: policies.map(content),
    boundary: boundary === undefined ? undefined : content(boundary),
    trust: trust?.map(({ origin: _, ...statement }) => statement),
    tags,
    lastUsed,
  };
}

describe.skipIf(moto === undefined)(`roles against moto${moto === undefined ? ` (skipped: ${NO_MOTO})` : ''}`, () => {
  const server: MotoServer = moto ?? { url: '', stop: () => {} };
  const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-moto-'));

  beforeAll(async () => {
    const client = new IAMClient({ endpoint: server.url, region: 'us-east-1', credentials: KEYS });
    const own = await client.send(
      new CreatePolicyCommand({ PolicyName: 'Orders', Path: '/team/', PolicyDocument: document('dynamodb:GetItem') }),
    );
    const arn = own.Policy?.Arn;
    await client.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: document('dynamodb:Query'), SetAsDefault: true }));
    await client.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: document('dynamodb:*'), SetAsDefault: false }));
    const boundary = await client.send(new CreatePolicyCommand({ PolicyName: 'Boundary', PolicyDocument: document('*') }));
    await client.send(
      new CreateRoleCommand({
        RoleName: 'orders',
        Path: '/service-role/',
        AssumeRolePolicyDocument: TRUST,
        PermissionsBoundary: boundary.Policy?.Arn,
        Tags: [{ Key: 'team', Value: 'orders' }],
      }),
    );
    await client.send(
      new PutRolePolicyCommand({
        RoleName: 'orders',
        PolicyName: 'write',
        PolicyDocument: document('s3:PutObject', 'arn:aws:s3:::orders/*'),
      }),
    );
    for (const PolicyArn of [LOGS, arn]) await client.send(new AttachRolePolicyCommand({ RoleName: 'orders', PolicyArn }));
    await client.send(new CreateRoleCommand({ RoleName: 'wide', AssumeRolePolicyDocument: TRUST }));
    for (let index = 0; index < 120; index++)
      await client.send(
        new PutRolePolicyCommand({ RoleName: 'wide', PolicyName: `p${index}`, PolicyDocument: document('sqs:SendMessage') }),
      );
  });

  afterAll(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads a role with its own and with AWS managed policies', async () => {
    const role = withoutPlaces(await readRole('orders', accessTo(server.url)));
    const any = [[{ kind: 'wildcard', text: '*' }]];
    const statement = (action: string) => ({
      effect: 'Allow',
      version: '2012-10-17',
      action: { negated: false, patterns: [[{ kind: 'literal', text: action }]] },
      resource: { negated: false, patterns: any },
      conditions: [],
    });
    expect(role.id).toBe(`arn:aws:iam::${ACCOUNT}:role/service-role/orders`);
    expect(role.policies.map(({ name }) => name)).toEqual(['write', `arn:aws:iam::${ACCOUNT}:policy/team/Orders`, LOGS]);
    expect(role.policies[1]?.content).toEqual([statement('dynamodb:Query')]);
    expect(role.boundary?.name).toBe(`arn:aws:iam::${ACCOUNT}:policy/Boundary`);
    expect(role.tags).toEqual(new Map([['team', 'orders']]));
    expect(role.lastUsed).toBe('never');
  });

  it('reads more than a hundred inline policies', async () => {
    const { policies } = await readRole('wide', accessTo(server.url));
    expect(new Set(policies.map(({ name }) => name))).toEqual(new Set(Array.from({ length: 120 }, (_, index) => `p${index}`)));
  });

  it('reads the same from the whole account', async () => {
    const access = accessTo(server.url);
    const roles = await readAccount(access);
    expect(roles.map(({ id }) => id)).toEqual([`arn:aws:iam::${ACCOUNT}:role/service-role/orders`, `arn:aws:iam::${ACCOUNT}:role/wide`]);
    for (const role of roles) expect(sorted(withoutPlaces(role))).toEqual(sorted(withoutPlaces(await readRole(role.id, access))));
  });

  it('has one line for a role that is not there', async () => {
    await expect(readRole('nobody', accessTo(server.url))).rejects.toThrow('--role nobody: there is no such role');
  });

  const cli = awsCliVersion();

  it.skipIf(cli === undefined)(
    `reads the same from what the AWS CLI prints${cli === undefined ? ' (skipped: aws is not installed)' : ''}`,
    async () => {
      const live = withoutPlaces(await readRole('orders', accessTo(server.url)));
      const [account] = readAccountRoles(
        print('account.json', 'get-account-authorization-details', '--filter', 'Role', 'LocalManagedPolicy'),
      );
      expect(account && sorted(withoutPlaces(account))).toEqual(sorted(live));
      const files = [
        print('role.json', 'get-role', '--role-name', 'orders'),
        print('inline.json', 'list-role-policies', '--role-name', 'orders'),
        print('write.json', 'get-role-policy', '--role-name', 'orders', '--policy-name', 'write'),
        print('attached.json', 'list-attached-role-policies', '--role-name', 'orders'),
      ];
      const role = withoutPlaces(roleFromFiles({ policies: files }));
      const inlineAndAws = new Set(['write', LOGS]);
      expect(role.policies.filter(({ name }) => inlineAndAws.has(name))).toEqual(
        live.policies.filter(({ name }) => inlineAndAws.has(name)),
      );
      expect(role.policies.find(({ name }) => name.endsWith('/Orders'))?.content).toMatchObject({ kind: 'unknown' });
      expect([role.id, role.trust, role.tags, role.lastUsed]).toEqual([live.id, live.trust, live.tags, live.lastUsed]);
    },
  );

  function print(name: string, ...words: readonly string[]): string {
    const file = path.join(folder, name);
    const env = { ...process.env, AWS_ACCESS_KEY_ID: KEYS.accessKeyId, AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey };
    writeFileSync(
      file,
      execFileSync('aws', ['iam', ...words, '--endpoint-url', server.url, '--region', 'us-east-1', '--output', 'json'], {
        env,
        maxBuffer: 1024 ** 3,
      }),
    );
    return file;
  }
});

function sorted(role: ReturnType<typeof withoutPlaces>) {
  return { ...role, policies: [...role.policies].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function awsCliVersion(): string | undefined {
  try {
    return execFileSync('aws', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
