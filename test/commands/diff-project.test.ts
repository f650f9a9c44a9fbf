import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { projectFolder } from './project-folder.ts';
import { ROOT, runCli } from './run-cli.ts';

const SCHEMA = new Ajv({ allErrors: true, strict: true }).compile(
  JSON.parse(readFileSync(path.join(ROOT, 'schemas/diff.schema.json'), 'utf8')),
);
const BASELINE = new Ajv({ allErrors: true, strict: true }).compile(
  JSON.parse(readFileSync(path.join(ROOT, 'schemas/baseline.schema.json'), 'utf8')),
);

const template = (policies: string) => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
  Get:
    Type: AWS::Serverless::Function
    Properties:
      Handler: src/get.handler
      Runtime: nodejs22.x
      Environment:
        Variables:
          TABLE: !Ref Orders
      Policies:
${policies}`;

const HANDLER = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event) =>
  client.send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id: { S: event.id } } }));
`;

const statement = (action: string, resource = '!GetAtt Orders.Arn') =>
  `        - Version: '2012-10-17'
          Statement:
            - Effect: Allow
              Action: ${action}
              Resource: ${resource}
`;

const project = (policies: string, more: Record<string, string> = {}) =>
  projectFolder({ 'template.yaml': template(policies), 'src/get.js': HANDLER, ...more });

const last = (stdout: string) => stdout.trimEnd().split('\n').at(-1);

describe('diff of a project', () => {
  it('calls dynamodb:* in the template against a handler that gets one item a narrowing', () => {
    const { status, stdout } = runCli(project(statement("'dynamodb:*'")), 'diff');
    expect(status).toBe(1);
    expect(last(stdout)).toMatch(/^narrowing: 0 to add, [1-9]\d* to remove, 0 to narrow, 0 cannot tell$/);
    expect(stdout).toContain('template.yaml:16:15');
    expect(stdout).toContain('Attached by the framework, not counted: AWSLambdaBasicExecutionRole');
  });

  it('is clean where the template declares exactly what is needed', () => {
    const { status, stdout } = runCli(project(statement('dynamodb:GetItem')), 'diff');
    expect(status).toBe(0);
    expect(stdout).toContain('There are no differences');
    expect(last(stdout)).toBe('equal: 0 to add, 0 to remove, 0 to narrow, 0 cannot tell');
  });

  it('says equal to the policy that generate writes for it', () => {
    const folder = project(statement("'s3:*'", "'*'"));
    expect(runCli(folder, 'generate', '-o', 'policy.json', '--quiet').status).toBe(0);
    const { status, stdout } = runCli(folder, 'diff', '--policy', 'policy.json', '--quiet');
    expect([status, last(stdout)]).toEqual([0, 'equal: 0 to add, 0 to remove, 0 to narrow, 0 cannot tell']);
  });

  it('finds the role in what AWS prints of the account', () => {
    const role = (name: string, table: string) => ({
      Path: '/',
      RoleName: name,
      RoleId: 'AROA',
      Arn: `arn:aws:iam::123456789012:role/${name}`,
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
      RolePolicyList: [
        {
          PolicyName: 'p',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: `arn:aws:dynamodb:eu-west-1:123456789012:table/${table}` },
            ],
          },
        },
      ],
      AttachedManagedPolicies: [],
      Tags: [],
    });
    const account = JSON.stringify({ RoleDetailList: [role('shop-GetRole-1A', 'customers'), role('other', 'x')], Policies: [] });
    const folder = project(statement('dynamodb:GetItem'), { 'account.json': account });
    runCli(folder, 'diff', '--account-authorization', 'account.json', '--stack-name', 'shop', '-f', 'json', '-o', 'report.json');
    const [diff] = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')).functions;
    expect(diff.role.id).toBe('arn:aws:iam::123456789012:role/shop-GetRole-1A');
    expect(diff.attached).toMatchObject([{ action: 'dynamodb:GetItem', verdict: 'excess' }]);
    expect(diff.needed.find(({ action }: { action: string }) => action === 'dynamodb:GetItem').verdict).toBe('missing');
    const unnamed = runCli(folder, 'diff', '--account-authorization', 'account.json');
    expect(unnamed.stdout).toContain('Nothing can be compared');
    expect(last(unnamed.stdout)).toMatch(/^cannot tell: 0 to add, 0 to remove, 0 to narrow/);
  });

  it('writes every format, JSON by its schema', () => {
    const folder = project(statement("'dynamodb:*'"));
    runCli(folder, 'diff', '-f', 'json', '-o', 'report.json');
    SCHEMA(JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')));
    expect(SCHEMA.errors).toBeNull();
    expect(runCli(folder, 'diff', '-f', 'markdown').stdout.split('\n')[0]).toMatch(
      /^<code>Get<\/code> \*\*narrowing\*\*: 0 to add, \d+ to remove/,
    );
    expect(runCli(folder, 'diff', '-f', 'github').stdout).toMatch(
      /^::warning file=template\.yaml,line=16,col=15,title=grant-excess[a-z-]* \(Get\)::/,
    );
    const sarif = JSON.parse(runCli(folder, 'diff', '-f', 'sarif').stdout);
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('template.yaml');
    const html = runCli(folder, 'diff', '-f', 'html').stdout;
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|src=|href=/);
  });

  it('accepts with a reason, in a comment or a baseline, and says what is stale', () => {
    const folder = project(
      `        # leastpriv-ignore excess: an export reads it at night\n${statement('[dynamodb:GetItem, dynamodb:Scan]')}`,
    );
    const commented = runCli(folder, 'diff');
    // The comment stands above the policy; the statement in it is what the row points at.
    expect(commented.status).toBe(1);
    const source = readFileSync(path.join(folder, 'template.yaml'), 'utf8');
    const above = source
      .replace(/ +# leastpriv-ignore.*\n/, '')
      .replace('            - Effect', '            # leastpriv-ignore excess: an export reads it\n            - Effect');
    writeFileSync(path.join(folder, 'template.yaml'), above);
    const accepted = runCli(folder, 'diff');
    expect(accepted.status).toBe(0);
    expect(accepted.stdout).toContain('1 grant is accepted');
    writeFileSync(path.join(folder, 'template.yaml'), above.replace(': an export reads it', ''));
    const unexplained = runCli(folder, 'diff');
    expect(unexplained.status).toBe(1);
    expect(unexplained.stdout).toContain('[ignore-without-reason]');

    writeFileSync(path.join(folder, 'template.yaml'), above.replace(/ +# leastpriv-ignore.*\n/, ''));
    expect(runCli(folder, 'diff', '--write-baseline', 'baseline.json').status).toBe(0);
    const refused = runCli(folder, 'diff', '--baseline', 'baseline.json');
    expect([refused.status, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/^leastpriv: baseline\.json:5:5: accepted without a reason/),
    ]);
    const explained = readFileSync(path.join(folder, 'baseline.json'), 'utf8').replaceAll('"reason": ""', '"reason": "agreed"');
    expect(BASELINE(JSON.parse(explained))).toBe(true);
    writeFileSync(path.join(folder, 'baseline.json'), explained);
    expect(runCli(folder, 'diff', '--baseline', 'baseline.json').status).toBe(0);
    writeFileSync(path.join(folder, 'template.yaml'), template(statement('dynamodb:GetItem')));
    const stale = runCli(folder, 'diff', '--baseline', 'baseline.json');
    expect(stale.stdout).toMatch(/baseline\.json:5:5: warning: dynamodb:Scan is not excess any more; remove the entry \[baseline-stale\]/);
  });

  it('says in one line what is missing or wrong', () => {
    const folder = project(statement('dynamodb:GetItem'));
    for (const [args, words] of [
      [['--boundary', 'b.json'], '--boundary belongs to the policies of --policy'],
      [['--account-authorization', 'none.json'], 'none.json'],
      [['--baseline', 'none.json'], '--baseline none.json: the file cannot be read'],
      [['--base', 'main'], 'is in no git repository'],
      [['--last-accessed'], '--last-accessed: AWS is asked about a role'],
    ] as const) {
      const { status, stdout, stderr } = runCli(folder, 'diff', ...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(words);
    }
  });
});

const git = (folder: string, ...args: readonly string[]) =>
  spawnSync('git', ['-c', 'user.email=a@b', '-c', 'user.name=n', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8' });

const temporaryCopies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('leastpriv-base-'));

describe('diff --base', () => {
  const HANDLER_NOW = HANDLER.replaceAll('GetItemCommand', 'PutItemCommand').replace('Key:', 'Item:');

  function repository(): string {
    const folder = project(statement('dynamodb:GetItem'));
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'one');
    writeFileSync(path.join(folder, 'src/get.js'), HANDLER_NOW);
    return folder;
  }

  it('tells what is newly needed and what no longer, and fails by itself only for a role', () => {
    const folder = repository();
    const { status, stdout } = runCli(folder, 'diff', '--base', 'main');
    expect(status).toBe(0);
    expect(stdout).toMatch(/│ \+ │ \$\{Orders\.Arn\} │ Allow +│ dynamodb:PutItem \[Write\] +│ +│ newly needed/);
    expect(stdout).toMatch(/│ - │ \$\{Orders\.Arn\} │ Allow +│ dynamodb:GetItem \[Read\] +│ +│ no longer needed/);
    expect(last(stdout)).toBe('mixed: 1 to add, 1 to remove, 0 to narrow, 0 cannot tell');
    expect(runCli(folder, 'diff', '--base', 'main', '--fail-on', 'missing').status).toBe(1);
    expect(git(folder, 'status', '--short').stdout).toBe(' M src/get.js\n');
    runCli(folder, 'generate', '-o', 'policy.json', '--quiet');
    const both = runCli(folder, 'diff', '--base', 'main', '--policy', 'policy.json');
    expect(both.status).toBe(0);
    expect(both.stdout).toContain('Since main, not counted');
    expect(last(both.stdout)).toMatch(/^equal/);
  });

  it('calls newly needed alone a broadening', () => {
    const folder = repository();
    writeFileSync(path.join(folder, 'src/get.js'), `${HANDLER}${HANDLER_NOW.split('\n').slice(2).join('\n').replace('handler', 'other')}`);
    writeFileSync(
      path.join(folder, 'src/get.js'),
      HANDLER.replace('GetItemCommand }', 'GetItemCommand, PutItemCommand }').replace(
        '  client.send',
        '  (await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: {} }))) && client.send',
      ),
    );
    expect(last(runCli(folder, 'diff', '--base', 'main').stdout)).toBe('broadening: 1 to add, 0 to remove, 0 to narrow, 0 cannot tell');
  });

  it('takes a project that was not there for one that needed nothing', () => {
    const folder = projectFolder({ 'README.md': 'x' });
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'one');
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'template.yaml'), template(statement('dynamodb:GetItem')));
    writeFileSync(path.join(folder, 'src/get.js'), HANDLER);
    const { status, stdout } = runCli(folder, 'diff', '--base', 'main', '--verbose');
    expect(status).toBe(0);
    expect(stdout).toContain('Get is not there at main: all that it needs is new');
    expect(last(stdout)).toMatch(/^broadening: [1-9]\d* to add, 0 to remove/);
  });

  it('runs nothing of the repository and leaves nothing behind', () => {
    const folder = repository();
    const before = temporaryCopies();
    symlinkSync('/etc/passwd', path.join(folder, 'src/link.js'));
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'two');
    for (const key of ['core.fsmonitor', 'core.pager', 'filter.evil.smudge', 'core.sshCommand', 'alias.ls-tree'])
      git(folder, 'config', key, `touch ${path.join(folder, 'ran')} #`);
    writeFileSync(path.join(folder, '.gitattributes'), '* filter=evil\n');
    expect(runCli(folder, 'diff', '--base', 'HEAD').status).toBe(0);
    expect(readdirSync(folder)).not.toContain('ran');
    expect(temporaryCopies()).toEqual(before);
    rmSync(path.join(folder, '.gitattributes'));
  });

  it('says in one line which revision is wrong', () => {
    const folder = repository();
    for (const ref of ['nowhere', '--help', 'HEAD^{tree}']) {
      const { status, stderr } = runCli(folder, 'diff', `--base=${ref}`);
      expect([status, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
      expect(stderr).toContain(`--base ${ref}: `);
    }
  });
});
