import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/policy/compare.ts';
import { minimise } from '../../src/policy/minimise.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { KNOWLEDGE } from './closed-world.ts';
import { richPolicy } from './oracle-world.ts';
import type { RawPolicy } from './simulator.ts';

const read = (raw: RawPolicy) => readPolicyDocument(JSON.stringify(raw), 'policy.json');
const rows = (attached: RawPolicy, needed: RawPolicy) =>
  compare({ attached: [{ name: 'attached', document: read(attached) }], needed: [{ name: 'needed', document: read(needed) }] }, KNOWLEDGE);
const RUNS = { numRuns: 300, seed: 7 };

/** Policies without what cannot be decided even against itself: variables, and patterns of unknown actions beside such actions. */
const decidable = richPolicy.filter(({ Statement }) => !/\$\{aws:|other:/.test(JSON.stringify(Statement)));

describe('compare', () => {
  it('finds nothing to change between a policy and itself', () => {
    fc.assert(
      fc.property(richPolicy, (policy) => {
        const { verdict, needed, attached } = rows(policy, policy);
        expect(needed.filter((row) => ['missing', 'denied', 'bounded', 'partial'].includes(row.verdict) && !isDenied(policy))).toEqual([]);
        expect(attached.filter((row) => ['excess', 'broader', 'broader-condition'].includes(row.verdict))).toEqual([]);
        expect(['equal', 'cannot tell', ...(isDenied(policy) ? ['broadening'] : [])]).toContain(verdict);
      }),
      RUNS,
    );
  });

  it('finds a policy that only allows equal to itself', () => {
    fc.assert(
      fc.property(decidable, (policy) => {
        const allowing = { ...policy, Statement: policy.Statement.filter(({ Effect }) => Effect === 'Allow') };
        expect(rows(allowing, allowing).verdict).toBe('equal');
      }),
      RUNS,
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

function isDenied({ Statement }: RawPolicy): boolean {
  return Statement.some(({ Effect }) => Effect === 'Deny');
}
