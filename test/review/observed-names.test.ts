import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffProject } from '../../src/commands/diff-project.ts';
import type { MergeMode } from '../../src/trail/merge-observed.ts';
import { Tally } from '../../src/trail/tally.ts';
import { projectFolder } from '../commands/project-folder.ts';
import { identity, record } from '../trail/records.ts';

const table = (name: string) => `
    Type: AWS::DynamoDB::Table
    Properties: { ${name}BillingMode: PAY_PER_REQUEST }`;

const template = (orders: string) => `
Parameters: { StockName: { Type: String } }
Resources:
  Orders: ${table(orders)}
  Stock: ${table('')}
  Get:
    Type: AWS::Lambda::Function
    Properties: { Runtime: nodejs22.x, Handler: get.handler, Code: ., Role: !GetAtt Role.Arn, Environment: { Variables: { TABLE: !Ref Orders } } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: get-role
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }] }
      Policies:
        - PolicyName: p
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - { Effect: Allow, Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: !GetAtt Orders.Arn }
              - { Effect: Allow, Action: ['dynamodb:PutItem'], Resource: !GetAtt Stock.Arn }
`;

const HANDLER = `const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');
exports.handler = (event) => new DynamoDBClient({}).send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id: { S: event.id } } }));
`;

/** What the code reads and a trail saw put into a table of this name: each grant on PutItem with its verdict and its usage. */
async function puts(seen: string, { orders = '', mode = 'union' as MergeMode } = {}) {
  const folder = projectFolder({ 'template.yaml': template(orders), 'get.js': HANDLER });
  const tally = new Tally();
  for (const eventTime of ['2026-06-01T10:00:00Z', '2026-09-20T10:00:00Z']) {
    const requestParameters = { tableName: seen };
    const call = { eventTime, requestParameters, managementEvent: false, eventCategory: 'Data', userIdentity: identity('get-role', 'Get') };
    tally.addRecord(record('dynamodb', 'PutItem', { ...call, readOnly: false }));
  }
  const usage = path.join(folder, 'usage.json');
  writeFileSync(usage, JSON.stringify(tally.aggregate()));
  const { report } = await diffProject(folder, { usage: [usage], mode, unresolved: 'wildcard' });
  const [diff] = report.functions;
  return {
    needed: diff?.needed.flatMap(({ action, resource, verdict }) => (action === 'dynamodb:PutItem' ? [`${resource} ${verdict}`] : [])),
    attached: diff?.attached.flatMap(({ action, resource, verdict, usage: used }) =>
      action === 'dynamodb:PutItem' ? [`${resource} ${verdict} ${used?.verdict}`] : [],
    ),
    rules: report.findings.map(({ rule }) => rule),
  };
}

describe('names that a trail shows and a description generates', () => {
  it('are those of the one resource whose shape they have: its grant is needed and used', async () => {
    const { needed, attached, rules } = await puts('shop-Orders-1F9ZK3T6PWB2Q');
    expect(needed).toEqual(['${Orders.Arn} covered']);
    expect(attached).toEqual(['${Orders.Arn} needed used', '${Stock.Arn} excess cannot tell']);
    expect(rules).not.toContain('seen-without-grant');
  });

  it('are those of the resource that is written down under them, wherever it is deployed', async () => {
    const { needed, attached } = await puts('orders', { orders: 'TableName: orders, ' });
    expect(needed).toEqual(['${Orders.Arn} covered']);
    expect(attached).toEqual(['${Orders.Arn} needed used', '${Stock.Arn} excess cannot tell']);
  });

  it('of another shape are of none', async () => {
    const { needed, attached, rules } = await puts('legacy');
    expect(needed).toEqual([]);
    expect(attached).toEqual(['${Orders.Arn} excess cannot tell', '${Stock.Arn} excess cannot tell']);
    expect(rules).toContain('seen-without-grant');
  });

  it('may be those of a resource whose name nobody knows: then nothing is proved', async () => {
    const { needed, attached, rules } = await puts('legacy', { orders: 'TableName: !Ref StockName, ' });
    expect(needed).toEqual([expect.stringMatching(/ unknown$/)]);
    expect(attached?.[0]).toMatch(/^\$\{.*\} unknown cannot tell$/);
    expect(rules).not.toContain('seen-without-grant');
  });

  it('count for nothing where the code alone is asked for, but for whether the grant is used', async () => {
    const { needed, attached } = await puts('shop-Orders-1F9ZK3T6PWB2Q', { mode: 'static-only' });
    expect(needed).toEqual([]);
    expect(attached).toEqual(['${Orders.Arn} excess used', '${Stock.Arn} excess cannot tell']);
  });
});
