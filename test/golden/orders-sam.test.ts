import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, runCli } from '../commands/run-cli.ts';

const SAMPLE = path.join(ROOT, 'samples', 'orders-sam');

const FUNCTIONS = [
  'CancelOrder',
  'CreateOrder',
  'GetOrder',
  'ImportCatalogue',
  'ListOrders',
  'NightlyReport',
  'QuoteShipping',
  'ShipOrders',
] as const;

const expected = (file: string) => readFileSync(path.join(SAMPLE, 'expected', file), 'utf8');

const generate = (folder: string, ...args: readonly string[]) => runCli(ROOT, 'generate', folder, ...args);

describe('the policies of samples/orders-sam are those in expected/, byte for byte', () => {
  it.each(FUNCTIONS)('%s as JSON', (name) => {
    expect(generate(SAMPLE, '--function', name, '-f', 'json').stdout).toBe(expected(`${name}.json`));
  });

  it.each(FUNCTIONS)('%s as Terraform', (name) => {
    expect(generate(SAMPLE, '--function', name, '-f', 'terraform').stdout).toBe(expected(`${name}.tf`));
  });

  it('all at once', () => {
    const all = Object.fromEntries(FUNCTIONS.map((name) => [name, JSON.parse(expected(`${name}.json`))]));
    expect(generate(SAMPLE, '-f', 'json').stdout).toBe(`${JSON.stringify(all, null, 2)}\n`);
  });

  it('and complete', () => {
    const result = generate(SAMPLE, '--fail-on', 'incomplete');
    expect(result.stderr).not.toContain('incomplete');
    expect(result.status).toBe(0);
  });
});

describe('what stands beside the sources does not count', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'orders-sam-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const everything = (project: string) => [generate(project, '-f', 'json').stdout, generate(project, '-f', 'terraform').stdout];

  it('neither a copy elsewhere nor its node_modules changes a byte', () => {
    const bare = path.join(folder, 'bare');
    const installed = path.join(folder, 'installed');
    cpSync(SAMPLE, bare, { recursive: true });
    cpSync(SAMPLE, installed, { recursive: true });
    // A package whose code would call S3, were it read.
    for (const name of ['@aws-sdk/client-s3', '@aws-sdk/lib-dynamodb', '@middy/core']) {
      const home = path.join(installed, 'node_modules', name);
      mkdirSync(home, { recursive: true });
      writeFileSync(path.join(home, 'package.json'), JSON.stringify({ name, version: '0.0.1', main: 'index.js', types: 'index.d.ts' }));
      writeFileSync(path.join(home, 'index.js'), "const { S3 } = require('@aws-sdk/client-s3');\nnew S3({}).listBuckets({});\n");
      writeFileSync(path.join(home, 'index.d.ts'), 'export declare class S3Client {}\n');
    }
    const here = everything(SAMPLE);
    expect(everything(bare)).toEqual(here);
    expect(everything(installed)).toEqual(here);
  });
});

describe('every grant and every finding says where it comes from', () => {
  const { functions, findings } = JSON.parse(generate(SAMPLE, '--details').stdout) as Details;
  const place = {
    file: expect.stringMatching(/^samples\/orders-sam\/(src\/|template\.yaml$)/),
    line: expect.any(Number),
    column: expect.any(Number),
  };

  it.each(FUNCTIONS)('%s', (name) => {
    const details = functions.find(({ id }) => id === name);
    expect(details?.requirements.length).toBeGreaterThan(0);
    for (const { evidence } of details?.requirements ?? []) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const { origin } of evidence) expect(origin).toEqual(place);
    }
    for (const finding of details?.findings ?? []) expect(finding).toMatchObject({ function: name, origin: place });
  });

  it('the call chain of a grant leads from the handler to the call', () => {
    const put = functions.find(({ id }) => id === 'CreateOrder')?.requirements.find(({ action }) => action === 'dynamodb:PutItem');
    expect(put?.evidence).toHaveLength(1);
    expect(put?.evidence[0]).toMatchObject({
      operation: 'TransactWriteItems',
      origin: {
        file: 'samples/orders-sam/src/orders/order-repository.ts',
        line: lineOf('src/orders/order-repository.ts', 'this.documents.send(', 'async place('),
      },
    });
    expect(put?.evidence[0]?.via).toContainEqual(
      expect.objectContaining({
        file: 'samples/orders-sam/src/handlers/create-order.ts',
        line: lineOf('src/handlers/create-order.ts', 'await orders.place('),
        caller: 'createOrder',
      }),
    );
  });

  it('nothing is left without a function', () => {
    for (const finding of findings) expect(finding).toMatchObject({ origin: place });
  });
});

interface Details {
  readonly functions: readonly FunctionDetails[];
  readonly findings: readonly unknown[];
}

interface FunctionDetails {
  readonly id: string;
  readonly requirements: readonly {
    readonly action: string;
    readonly evidence: readonly { readonly origin: unknown; readonly via?: readonly unknown[] }[];
  }[];
  readonly findings: readonly unknown[];
}

/** The number of the first line with `text`, behind the first line with `after`. */
function lineOf(file: string, text: string, after = ''): number {
  const lines = readFileSync(path.join(SAMPLE, file), 'utf8').split('\n');
  const start = lines.findIndex((line) => line.includes(after));
  return lines.findIndex((line, index) => index >= start && line.includes(text)) + 1;
}
