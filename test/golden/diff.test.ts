import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FunctionDiff } from '../../src/report/diff-report.ts';
import { reviewProject } from '../../src/review/review-project.ts';
import { roleFromFiles } from '../../src/role/files.ts';
import { type ProjectNeeds, projectNeeds } from '../../src/run.ts';
import { sampleFolder } from './sample-policies.ts';

const needsOf = (sample: string) =>
  projectNeeds({ path: sampleFolder(sample), functions: [], env: new Map(), parameters: new Map(), kmsKeys: [] });

const SAMPLES = {
  'orders-sam': 'cloudformation',
  'newsletter-cloudformation': 'cloudformation',
  'support-serverless': 'serverless',
  'thumbnails-cdk': 'cdk',
  'inventory-terraform': 'terraform',
} as const;

describe.each(Object.entries(SAMPLES))('samples/%s', (sample, projectKind) => {
  let needs: ProjectNeeds;
  beforeAll(async () => {
    needs = await needsOf(sample);
  }, 60_000);

  it('has nothing to add or remove once the policies that were written by hand are attached', () => {
    for (const { id } of needs.functions) {
      const file = path.join(sampleFolder(sample), 'expected', `${id.replace(/[^A-Za-z0-9_.-]/g, '_')}.json`);
      const one = { ...needs, functions: needs.functions.filter((other) => other.id === id), selected: new Set([id]) };
      const { functions } = reviewProject(one, { kind: 'role', role: roleFromFiles({ policies: [file] }) }, { projectKind });
      expect([id, functions[0]?.verdict]).toEqual([id, 'equal']);
      expect(functions[0]?.needed.map(({ verdict }) => verdict)).toEqual(functions[0]?.needed.map(() => 'covered'));
    }
  });

  it('has roles that are wider than what its functions need', () => {
    const { functions } = reviewProject(needs, { kind: 'description' }, { projectKind });
    expect(functions.map(({ id }) => id)).toEqual(needs.functions.map(({ id }) => id));
    for (const { id, summary } of functions) expect([id, summary.attached.excess + summary.attached.broader]).not.toEqual([id, 0]);
  });
});

/** The policies of the template that grant more than the function's page in EXPECTED.md asks for; all of the others is needed. */
const WIDE: Readonly<Record<string, readonly string[]>> = {
  CancelOrder: ['AmazonDynamoDBFullAccess', 'AmazonSSMReadOnlyAccess', 'SecretsManagerReadWrite'],
  CreateOrder: ['AWSLambda_FullAccess', 'AmazonDynamoDBFullAccess'],
  GetOrder: ['GetOrderRolePolicy0', 'GetOrderRolePolicy1'],
  ImportCatalogue: ['AmazonDynamoDBFullAccess', 'AmazonS3FullAccess'],
  ListOrders: ['AmazonDynamoDBFullAccess'],
  NightlyReport: ['AmazonDynamoDBReadOnlyAccess', 'NightlyReportRolePolicy1'],
  QuoteShipping: ['AWSLambdaExecute'],
  ShipOrders: ['AmazonSNSFullAccess', 'ShipOrdersRolePolicy1'],
};

describe('the over-grants of samples/orders-sam', () => {
  it('are those that its template was written with, and nothing else', async () => {
    const needs = await needsOf('orders-sam');
    const { functions } = reviewProject(needs, { kind: 'description' }, { projectKind: 'cloudformation' });
    const isSurplus = ({ verdict, platform }: FunctionDiff['attached'][number]) =>
      platform !== true && (verdict === 'excess' || verdict === 'broader');
    const wide = functions.map(({ id, attached }) => [id, [...new Set(attached.filter(isSurplus).map(({ policy }) => policy))].sort()]);
    expect(Object.fromEntries(wide)).toEqual(WIDE);
    expect(functions.map(({ verdict }) => verdict)).toEqual(functions.map(() => 'narrowing'));
    expect(functions.flatMap(({ needed }) => needed.filter(({ verdict }) => verdict !== 'covered'))).toEqual([]);
  }, 60_000);
});
