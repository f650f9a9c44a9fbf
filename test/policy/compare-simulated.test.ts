import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policy, request } from './closed-world.ts';
import { allows } from './simulator.ts';
import type { Decide, VerdictCounts } from './verdict-property.ts';
import { expectVerdictsHold } from './verdict-property.ts';

const decide: Decide = (policies, one, boundary) => allows(policies, one) && (boundary === undefined || allows([boundary], one));

describe('compare', () => {
  it('gives no definite verdict that a request contradicts', async () => {
    const counts: VerdictCounts = {};
    await fc.assert(
      fc.asyncProperty(
        fc.array(policy, { minLength: 1, maxLength: 2 }),
        policy,
        fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: policy }),
        fc.array(request, { minLength: 10, maxLength: 10 }),
        (attached, needed, boundary, requests) => expectVerdictsHold({ attached, needed, boundary }, requests, decide, counts),
      ),
      { numRuns: 600, seed: 2024 },
    );
    for (const verdict of [
      'covered',
      'missing',
      'denied',
      'bounded',
      'needed',
      'excess',
      'ineffective',
      'partial witness',
      'broader witness',
      'missing witness',
      'excess witness',
    ])
      expect(counts[verdict], verdict).toBeGreaterThan(10);
  });
});
