import { describe, expect, it } from 'vitest';
import { projectFolder } from './project-folder.ts';
import { runCli } from './run-cli.ts';

const LOGS = `import { CloudWatchLogsClient, DescribeExportTasksCommand, DescribeQueriesCommand } from '@aws-sdk/client-cloudwatch-logs';
const client = new CloudWatchLogsClient({});
export async function handler() {
  await client.send(new DescribeExportTasksCommand({}));
  await client.send(new DescribeQueriesCommand({}));
}
`;

const KMS = `import { KMSClient, ListAliasesCommand, ListKeysCommand } from '@aws-sdk/client-kms';
const client = new KMSClient({});
export async function handler() {
  await client.send(new ListAliasesCommand({}));
  await client.send(new ListKeysCommand({}));
}
`;

const FREE_TIER = `import { FreeTierClient, GetAccountActivityCommand, GetAccountPlanStateCommand, GetFreeTierUsageCommand, ListAccountActivitiesCommand } from '@aws-sdk/client-freetier';
const client = new FreeTierClient({});
export async function handler(event) {
  await client.send(new GetAccountActivityCommand({ activityId: event.id }));
  await client.send(new GetAccountPlanStateCommand({}));
  await client.send(new GetFreeTierUsageCommand({}));
  await client.send(new ListAccountActivitiesCommand({}));
}
`;

describe('generate --compact', () => {
  it('writes patterns only when asked, and says what they stand for', () => {
    const folder = projectFolder({ 'app.js': FREE_TIER });
    const plain = runCli(folder, 'generate', '--handler', 'app.js#handler');
    expect(plain.stdout).not.toMatch(/freetier:\w*\*/);
    const compact = runCli(folder, 'generate', '--handler', 'app.js#handler', '--compact');
    expect(compact.stdout).toContain('"freetier:GetAccount*"');
    expect(compact.stderr).toMatch(
      /warning: 1 action pattern stands for 2 known actions, and will match future ones: freetier:GetAccount\* \(2\)/,
    );
    const details = runCli(folder, 'generate', '--handler', 'app.js#handler', '--compact', '--details');
    expect(JSON.parse(details.stdout).functions[0].findings).toContainEqual(expect.objectContaining({ rule: 'compacted-actions' }));
  });

  it('leaves names of actions that are not all needed', () => {
    for (const code of [LOGS, KMS]) {
      const folder = projectFolder({ 'app.js': code });
      const { stdout, stderr } = runCli(folder, 'generate', '--handler', 'app.js#handler', '--compact');
      expect(stdout).toBe(runCli(folder, 'generate', '--handler', 'app.js#handler').stdout);
      expect(stderr).not.toContain('future');
    }
  });
});

describe('generate --target', () => {
  it('is refused beside --needed and beside a resource of the other kind', () => {
    const folder = projectFolder({ 'app.js': KMS, 'p.json': '{"Version":"2012-10-17","Statement":[]}' });
    const converted = runCli(folder, 'generate', '--needed', 'p.json', '-f', 'terraform', '--target', 'managed');
    expect(converted).toMatchObject({ status: 2, stderr: expect.stringContaining('leave --target and --compact out') });
    const mixed = runCli(
      folder,
      'generate',
      '--handler',
      'app.js#handler',
      '-f',
      'terraform',
      '--resource',
      'role-policy',
      '--target',
      'managed',
    );
    expect(mixed).toMatchObject({ status: 2, stderr: expect.stringContaining('--resource role-policy is an inline policy') });
    expect(runCli(folder, 'generate', '--target', 'group').status).toBe(2);
  });

  it('refuses by the numbers, and splits', () => {
    const names = Array.from({ length: 300 }, (_, index) => `bucket-of-orders-${index}`);
    const code = `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export async function handler() {
${names.map((name) => `  await client.send(new GetObjectCommand({ Bucket: '${name}', Key: 'a' }));`).join('\n')}
}
`;
    const folder = projectFolder({ 'app.js': code });
    const inline = runCli(folder, 'generate', '--handler', 'app.js#handler', '--target', 'inline');
    expect(inline).toMatchObject({ status: 2, stdout: '' });
    expect(inline.stderr).toMatch(/app\.js#handler: the policy has \d{5} characters; the inline policy of a role takes 10240/);
    const managed = runCli(folder, 'generate', '--handler', 'app.js#handler', '--target', 'managed');
    expect(managed.status).toBe(0);
    const parts: Record<string, unknown> = JSON.parse(managed.stdout);
    expect(Object.keys(parts)).toEqual(['app.js#handler_1', 'app.js#handler_2']);
    for (const part of Object.values(parts)) expect(JSON.stringify(part).length).toBeLessThanOrEqual(6144);
    for (const name of names) expect(managed.stdout).toContain(`arn:aws:s3:::${name}/a`);
  });
});
