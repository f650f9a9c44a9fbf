import { describe, expect, it } from 'vitest';
import { generatedName, type NameForm } from '../../src/project/cloudformation/generated-name.ts';

/** True where the shape allows the name. */
function allows(form: NameForm, limit: number, logicalId: string, stack: string | undefined, name: string): boolean {
  const shape = generatedName(form, limit, logicalId, { isNested: false, ...(stack === undefined ? {} : { name: stack }) }) ?? [];
  const pattern = shape.map((part) => (part.kind === 'literal' ? part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '.*')).join('');
  return new RegExp(`^${pattern}$`).test(name);
}

/** Names that CloudFormation gave: examples of its pages, and the three of https://github.com/KensioSoftware/yulin/issues/1113. */
const NAMES: readonly (readonly [NameForm, number, string, string, string])[] = [
  ['lower-case-stack-and-id', 63, 's3Bucket', 'stack123123123123', 'stack123123123123-s3bucket-abcdefghijk1'],
  [
    'lower-case-stack-and-id',
    63,
    'RainlyticsLogsBucket8DF4A1B2',
    'ChineseboostAnalyticsStack',
    'chineseboostanalyticsstac-rainlyticslogsbucket8df4-hdst4ohfvdif',
  ],
  [
    'stack-and-id',
    64,
    'RainlyticsSummariesJobFunctionServiceRole1A2B3C4D',
    'ChineseboostAnalyticsStack',
    'ChineseboostAnalyticsStac-RainlyticsSummariesJobFun-UjecjFhpdr1d',
  ],
  [
    'stack-and-id',
    512,
    'RainlyticsSummariesJobLogs1C6CB09C',
    'ChineseboostAnalyticsStack',
    'ChineseboostAnalyticsStack-RainlyticsSummariesJobLogs1C6CB09C-UJ5n2NwuSPZB',
  ],
];

describe('the shape of a generated name', () => {
  it.each(NAMES)('%s, at most %i: %s of %s may be %s', (form, limit, logicalId, stack, name) => {
    expect(allows(form, limit, logicalId, stack, name)).toBe(true);
    expect(allows(form, limit, logicalId, undefined, name)).toBe(true);
  });

  it('leaves out the names of other resources and stacks', () => {
    expect(allows('stack-and-id', 64, 'Orders', 'shop', 'shop-Invoices-UjecjFhpdr1d')).toBe(false);
    expect(allows('stack-and-id', 64, 'Orders', 'shop', 'bank-Orders-UjecjFhpdr1d')).toBe(false);
    expect(allows('stack-and-id', 64, 'Orders', undefined, 'bank-Invoices-UjecjFhpdr1d')).toBe(false);
    expect(allows('id', 80, 'Refund', undefined, 'Refund-UjecjFhpdr1d')).toBe(true);
    expect(allows('id', 80, 'Refund', undefined, 'shop-Refund-UjecjFhpdr1d')).toBe(false);
  });

  it.each([1, 20, 40, 128])('keeps no more of a stack of %i characters than CloudFormation may', (length) => {
    const stack = 's'.repeat(length);
    const logicalId = 'L'.repeat(60);
    for (const random of [12, 13]) {
      const room = 64 - random - 2;
      const kept = Math.min(length, Math.max(Math.ceil(room / 2), room - logicalId.length));
      const name = `${stack.slice(0, kept)}-${logicalId.slice(0, room - kept)}-${'r'.repeat(random)}`;
      expect(allows('stack-and-id', 64, logicalId, stack, name)).toBe(true);
    }
  });
});
