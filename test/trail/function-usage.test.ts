import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalText } from '../../src/policy/iam-text.ts';
import { projectNeeds } from '../../src/run.ts';
import type { ObservedGroup } from '../../src/trail/aggregate.ts';
import { aggregateText } from '../../src/trail/aggregate-file.ts';
import type { MergeMode } from '../../src/trail/merge-observed.ts';
import { EMPTY, observedGroup } from './observed-groups.ts';

const TEMPLATE = `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: shop
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Action: 'sts:AssumeRole', Principal: { Service: lambda.amazonaws.com } }]
  Create:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: shop-create, Handler: create.handler, Runtime: nodejs24.x, Role: !GetAtt Role.Arn, Code: . }
  Cancel:
    Type: AWS::Lambda::Function
    Properties: { FunctionName: shop-cancel, Handler: cancel.handler, Runtime: nodejs24.x, Role: !GetAtt Role.Arn, Code: . }
`;

const handler = (command: string) => `
const { DynamoDBClient, ${command} } = require('@aws-sdk/client-dynamodb');
exports.handler = (event) => new DynamoDBClient({}).send(new ${command}({ TableName: 'orders', Key: { id: { S: event.id } } }));
`;

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-shared-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(path.join(folder, 'template.yaml'), TEMPLATE);
writeFileSync(path.join(folder, 'create.js'), handler('PutItemCommand'));
writeFileSync(path.join(folder, 'cancel.js'), handler('DeleteItemCommand'));

const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const seen = (eventName: string, session: string, resource = TABLE): ObservedGroup =>
  observedGroup('dynamodb', eventName, resource, { role: 'arn:aws:iam::111122223333:role/shop', session });

/** Function id -> its grants, with `+` where a trail saw them; and the rules of findings about the usage that are of no function. */
async function grants(groups: readonly ObservedGroup[], functions: readonly string[] = [], account?: string) {
  const file = path.join(folder, 'usage.txt');
  writeFileSync(file, aggregateText({ ...EMPTY, window: { first: '2026-09-01T00:00:00Z', last: '2026-09-05T00:00:00Z' }, groups }));
  const needs = await projectNeeds({
    ...{ path: folder, root: folder, functions, env: new Map(), parameters: new Map(), kmsKeys: [] },
    usage: { files: [file], mode: 'union', narrow: false },
    ...(account === undefined ? {} : { account }),
  });
  const byFunction = needs.functions.map(({ id, grants: { requirements } }) => [
    id,
    requirements.map(({ action, resource, evidence }) => {
      const isSeen = evidence.some(({ kind }) => kind === 'trail');
      return `${action} ${canonicalText(resource).slice('arn:aws:dynamodb:'.length)}${isSeen ? ' +' : ''}`;
    }),
  ]);
  return { ...Object.fromEntries(byFunction), findings: needs.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('usage')) };
}

describe('a usage that was not read whole', () => {
  const broken = { rule: 'truncated-file', severity: 'warning', message: 'ends too early', incomplete: '*' } as const;
  const isIncomplete = async (mode: MergeMode) => {
    const file = path.join(folder, 'broken.txt');
    writeFileSync(file, aggregateText({ ...EMPTY, groups: [seen('PutItem', 'shop-create')], findings: [broken] }));
    const request = { path: folder, root: folder, functions: ['Create'], env: new Map(), parameters: new Map(), kmsKeys: [] };
    const { functions } = await projectNeeds({ ...request, usage: { files: [file], mode, narrow: false } });
    return functions.map(({ incomplete }) => incomplete);
  };

  it('may lack a grant where only what was seen is granted', async () => {
    expect(await isIncomplete('observed-only')).toEqual([true]);
    expect(await isIncomplete('intersect')).toEqual([true]);
  });

  it('and lacks none that the code asks for', async () => {
    expect(await isIncomplete('union')).toEqual([false]);
    expect(await isIncomplete('static-only')).toEqual([false]);
  });
});

describe('a usage that ends before the deployment', () => {
  it('says nothing of the code that was deployed, and that is said', async () => {
    const file = path.join(folder, 'early.txt');
    const window = { first: '2026-06-01T00:00:00Z', last: '2026-09-05T00:00:00Z' };
    writeFileSync(file, aggregateText({ ...EMPTY, window, groups: [seen('PutItem', 'shop-create')] }));
    const rules = async (deployedAt: string) => {
      const request = { path: folder, root: folder, functions: ['Create'], env: new Map(), parameters: new Map(), kmsKeys: [] };
      const { findings } = await projectNeeds({ ...request, usage: { files: [file], mode: 'union', narrow: false, deployedAt } });
      return findings.map(({ rule }) => rule);
    };
    expect(await rules('2026-09-05T00:00:01Z')).toContain('usage-before-deployment');
    expect(await rules('2026-09-05T00:00:00Z')).not.toContain('usage-before-deployment');
  });
});

describe('a role that two functions share', () => {
  it('is split by the session, which has the name of the function', async () => {
    expect(await grants([seen('PutItem', 'shop-create'), seen('Query', 'shop-create'), seen('DeleteItem', 'shop-cancel')])).toEqual({
      Create: ['dynamodb:PutItem *:*:table/orders +', 'dynamodb:Query eu-west-1:111122223333:table/orders +'],
      Cancel: ['dynamodb:DeleteItem *:*:table/orders +'],
      findings: [],
    });
  });

  it('does not give the calls of one to the other, whichever is selected', async () => {
    expect(await grants([seen('Query', 'shop-create')], ['Cancel'])).toEqual({
      Cancel: ['dynamodb:DeleteItem *:*:table/orders'],
      findings: [],
    });
  });

  it('of another account is another role', async () => {
    expect(await grants([seen('Query', 'shop-create')], ['Create'], '444455556666')).toEqual({
      Create: ['dynamodb:PutItem *:*:table/orders'],
      findings: ['usage-of-other-roles'],
    });
  });

  it('gives the calls of another session to neither, and says so', async () => {
    expect(await grants([seen('Query', 'somebody')])).toEqual({
      Create: ['dynamodb:PutItem *:*:table/orders'],
      Cancel: ['dynamodb:DeleteItem *:*:table/orders'],
      findings: ['usage-not-attributed'],
    });
  });
});
