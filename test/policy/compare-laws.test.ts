import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/policy/compare.ts';
import { minimise } from '../../src/policy/minimise.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { KNOWLEDGE } from './closed-world.ts';
import { decideByOracle } from './oracle.ts';
import { richPolicy, richRequest } from './oracle-world.ts';
import type { RawPolicy } from './simulator.ts';

const read = (raw: RawPolicy) => readPolicyDocument(JSON.stringify(raw), 'policy.json');
const rows = (attached: RawPolicy, needed: RawPolicy) =>
  compare({ attached: [{ name: 'attached', document: read(attached) }], needed: [{ name: 'needed', document: read(needed) }] }, KNOWLEDGE);
const RUNS = { numRuns: 300, seed: 7 };

describe('compare', () => {
  it('finds every policy equal to itself', () => {
    fc.assert(
      fc.property(richPolicy, (policy) => {
        const { verdict, needed, attached } = rows(policy, policy);
        expect(needed.filter((row) => !['covered', 'mismatch'].includes(row.verdict) && row.deniedByNeeded !== true)).toEqual([]);
        expect(attached.filter((row) => !['needed', 'ineffective'].includes(row.verdict))).toEqual([]);
        expect(verdict).toBe('equal');
      }),
      RUNS,
    );
  });

  it('finds no change where one side says things twice or in another order', () => {
    fc.assert(
      fc.property(richPolicy, (policy) => {
        const twice = { ...policy, Statement: [...policy.Statement, ...policy.Statement].reverse() };
        expect(rows(twice, policy).verdict).toBe('equal');
        expect(rows(policy, twice).verdict).toBe('equal');
      }),
      RUNS,
    );
  });

  it('finds no addition where an Allow is added to what is attached, and no removal where it is added to what is needed', () => {
    fc.assert(
      fc.property(richPolicy, richPolicy, (policy, further) => {
        const allows = further.Statement.filter(({ Effect }) => Effect === 'Allow');
        const more = { ...policy, Statement: [...policy.Statement, ...allows] };
        expect(['equal', 'narrowing', 'cannot tell']).toContain(rows(more, policy).verdict);
        expect(['equal', 'broadening', 'cannot tell']).toContain(rows(policy, more).verdict);
      }),
      RUNS,
    );
  });

  it('allows as much without the statements that it calls redundant', async () => {
    await fc.assert(
      fc.asyncProperty(richPolicy, fc.array(richRequest, { minLength: 6, maxLength: 6 }), async (policy, requests) => {
        const places = rows(policy, policy).redundant.map(({ statement }) => statement);
        const rest = { ...policy, Statement: policy.Statement.filter((_, index) => !places.includes(index)) };
        expect(new Set(places).size).toBe(places.length);
        if (places.length === 0) return;
        for (const one of requests) expect(await decideByOracle([rest], one)).toBe(await decideByOracle([policy], one));
      }),
      { ...RUNS, numRuns: 1000 },
    );
  });

  it('never turns missing into covered by a further Deny', () => {
    fc.assert(
      fc.property(richPolicy, richPolicy, richPolicy, (attached, needed, denies) => {
        const denied = { ...attached, Statement: [...attached.Statement, ...denies.Statement.map((one) => ({ ...one, Effect: 'Deny' }))] };
        const before = rows(attached, needed).needed;
        for (const [index, row] of rows(denied, needed).needed.entries()) {
          if (row.verdict === 'covered') expect({ row, before: before[index]?.verdict }).toMatchObject({ before: 'covered' });
          if (before[index]?.verdict === 'missing') expect(['missing', 'unknown']).toContain(row.verdict);
        }
      }),
      RUNS,
    );
  });

  it('says the same of a policy and its minimal form', () => {
    fc.assert(
      fc.property(richPolicy, richPolicy, (attached, needed) => {
        const written = {
          attached: [{ name: 'attached', document: read(attached) }],
          needed: [{ name: 'needed', document: read(needed) }],
        };
        const minimal = { ...written, attached: [{ name: 'attached', document: minimise(read(attached), KNOWLEDGE) }] };
        const verdicts = (input: typeof written) =>
          compare(input, KNOWLEDGE).needed.map(({ verdict }) => (verdict === 'conditional' ? 'unknown' : verdict));
        expect(verdicts(minimal)).toEqual(verdicts(written));
      }),
      RUNS,
    );
  });
});
