import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertDocuments } from '../../src/emit/convert-document.ts';
import { compare } from '../../src/policy/compare.ts';
import { minimise } from '../../src/policy/minimise.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { KNOWLEDGE, policy } from '../policy/closed-world.ts';
import { richPolicy } from '../policy/oracle-world.ts';
import { canonicalDocument } from './canonical-document.ts';
import { readTerraformDocument } from './read-terraform-document.ts';

const read = (document: unknown) => readPolicyDocument(JSON.stringify(document), 'p.json');

describe('JSON to Terraform and back', () => {
  it('keeps what every policy allows and denies', () => {
    fc.assert(
      fc.property(fc.oneof(richPolicy, policy), (written) => {
        const document = read(written);
        const back = readTerraformDocument(convertDocuments([{ name: 'policy', document }]).text);
        expect(canonicalDocument(back)).toEqual(canonicalDocument(written));
        const sides = { attached: [{ name: 'before', document }], needed: [{ name: 'after', document: read(back) }] };
        expect(compare(sides, KNOWLEDGE).verdict).toBe('equal');
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('keeps what a minimal policy allows and denies', () => {
    fc.assert(
      fc.property(richPolicy, (written) => {
        const document = minimise(read(written), KNOWLEDGE);
        const back = readTerraformDocument(convertDocuments([{ name: 'policy', document }]).text);
        const sides = { attached: [{ name: 'before', document }], needed: [{ name: 'after', document: read(back) }] };
        expect(compare(sides, KNOWLEDGE).verdict).toBe('equal');
      }),
      { numRuns: 150, seed: 12 },
    );
  });
});
