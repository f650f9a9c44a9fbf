import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONDITIONS, policyWith, request } from './closed-world.ts';
import { decideByOracle } from './oracle.ts';
import { richPolicy, richRequest } from './oracle-world.ts';
import { allows } from './simulator.ts';
import type { VerdictCounts } from './verdict-property.ts';
import { expectVerdictsHold } from './verdict-property.ts';

/** `npm run fuzz:policy` sets these; the seed is printed with a failure. */
const RUNS = Number(process.env.LEASTPRIV_FUZZ_RUNS ?? 1200);
const SEED = process.env.LEASTPRIV_FUZZ_RUNS === undefined ? 2026 : Number(process.env.LEASTPRIV_FUZZ_SEED ?? Date.now() % 1_000_000);
const IS_LONG = process.env.LEASTPRIV_FUZZ_RUNS !== undefined;

describe('compare against an independent simulator', () => {
  it('gives no definite verdict that a request contradicts', { timeout: IS_LONG ? 24 * 3_600_000 : 120_000 }, async () => {
    const counts: VerdictCounts = {};
    await fc.assert(
      fc.asyncProperty(
        fc.array(richPolicy, { minLength: 1, maxLength: 2 }),
        richPolicy,
        fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: richPolicy }),
        fc.array(richRequest, { minLength: 8, maxLength: 8 }),
        (attached, needed, boundary, requests) => expectVerdictsHold({ attached, needed, boundary }, requests, decideByOracle, counts),
      ),
      { numRuns: RUNS, seed: SEED },
    );
    if (IS_LONG) console.info(`seed ${SEED}`, counts);
    for (const verdict of [
      'covered',
      'missing',
      'denied',
      'bounded',
      'needed',
      'excess',
      'ineffective',
      'denied by needed',
      'partial witness',
      'broader witness',
      'missing witness',
      'excess witness',
    ])
      expect(counts[verdict], verdict).toBeGreaterThan(10);
  });

  /** But for what AWS does not document: a NotResource with a variable that has no value, or with an incomplete ARN. */
  it('decides as our own simulator does', async () => {
    await fc.assert(
      fc.asyncProperty(
        policyWith(CONDITIONS, ['2012-10-17']).filter(
          ({ Statement }) => !Statement.some(({ NotResource = [] }) => NotResource.join('\n').match(/\$\{aws:|^arn(?::[^:]*){1,4}$/m)),
        ),
        request.filter(({ resource }) => resource === '*' || !/[*$]/.test(resource)),
        async (one, asked) => {
          expect({ asked, allowed: await decideByOracle([one], asked) }).toMatchObject({ allowed: allows([one], asked) });
        },
      ),
      { numRuns: 1000, seed: SEED },
    );
  });
});
