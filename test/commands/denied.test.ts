import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, runCli } from './run-cli.ts';

const PRINCIPAL = 'arn:aws:sts::111122223333:assumed-role/shop-GetOrderRole-1ABC/shop-GetOrder-1X';
const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/shop-OrdersTable-1X';
const IDENTITY = 'because no identity-based policy allows the dynamodb:GetItem action';
const message = (action: string, end: string) => `User: ${PRINCIPAL} is not authorized to perform: ${action} on resource: ${TABLE} ${end}`;

interface Denial {
  readonly advice: string;
  readonly statement?: unknown;
  readonly need?: { readonly verdict: string; readonly places: readonly { readonly function: string; readonly at: string }[] };
}

function denial(text: string, ...args: readonly string[]): Denial {
  const { denials } = JSON.parse(runCli(ROOT, 'denied', text, '-f', 'json', ...args).stdout) as { readonly denials: readonly Denial[] };
  const [first] = denials;
  if (first === undefined || denials.length > 1) throw new Error('one denial was expected');
  return first;
}

describe('denied', () => {
  it('proposes the statement that the own policies lack', () => {
    expect(denial(message('dynamodb:GetItem', IDENTITY)).statement).toEqual({
      Effect: 'Allow',
      Action: ['dynamodb:GetItem'],
      Resource: [TABLE],
    });
  });

  it.each([
    ['with an explicit deny in an identity-based policy', /Deny/],
    ['with an explicit deny in a service control policy', /organization/],
    ['because no resource-based policy allows the dynamodb:GetItem action', /resource's own policy/],
    ['with an explicit deny in a VPC endpoint policy', /VPC endpoint/],
  ])('proposes none where a grant to the role does not help: %s', (end, advice) => {
    const found = denial(message('dynamodb:GetItem', end));
    expect(found.statement).toBeUndefined();
    expect(found.advice).toMatch(advice);
  });

  it('names the line of the project that makes the call', () => {
    const { need } = denial(message('dynamodb:GetItem', IDENTITY), '--project', 'samples/orders-sam');
    expect(need?.verdict).toBe('needed');
    expect(need?.places).toEqual([{ function: 'GetOrder', at: expect.stringMatching(/order-repository\.ts:\d+:\d+$/) }]);
  });

  it('does not propose to grant what no code calls', () => {
    const found = denial(message('dynamodb:DeleteTable', ''), '--project', 'samples/orders-sam');
    expect(found.need).toEqual({ verdict: 'not needed', places: [] });
    expect(found.statement).toBeUndefined();
  });

  it('reads several lines on standard input', () => {
    const input = `${message('dynamodb:GetItem', IDENTITY)}\n${message('dynamodb:PutItem', IDENTITY.replace('Get', 'Put'))}\n`;
    const { status, stdout } = spawnSync(process.execPath, [path.join(ROOT, 'dist', 'cli.js'), 'denied'], { encoding: 'utf8', input });
    expect(status).toBe(0);
    expect(stdout.match(/^dynamodb:\w+ on /gm)).toEqual(['dynamodb:GetItem on ', 'dynamodb:PutItem on ']);
  });

  it('reads a file of a trail', () => {
    const [name = ''] = readdirSync(path.join(ROOT, 'samples', 'orders-sam', 'trail'));
    const { status, stdout } = runCli(
      ROOT,
      'denied',
      '--file',
      path.join('samples', 'orders-sam', 'trail', name),
      '--project',
      'samples/orders-sam',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/^states:StartExecution on .*\n.*\n.*\n {2}code {4}the code makes this call:\n {10}CancelOrder: /m);
    expect(stdout).toMatch(/^s3:ListAllMyBuckets on \*\n.*\n.*\n {2}code {4}no code of the project makes this call$/m);
  });

  it('ends with 2 for a file that is not there', () => {
    expect(runCli(ROOT, 'denied', '--file', 'nothing.json')).toMatchObject({ status: 2, stdout: '' });
  });

  it('ends with 2 for what tells nothing', () => {
    const { status, stdout, stderr } = runCli(ROOT, 'denied', 'Access Denied');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('does not name an action');
  });
});
