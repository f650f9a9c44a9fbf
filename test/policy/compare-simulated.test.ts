import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/policy/compare.ts';
import type { ComparisonRow } from '../../src/policy/comparison.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { KNOWLEDGE, policy, request } from './closed-world.ts';
import type { RawPolicy, Request } from './simulator.ts';
import { allows, statementApplies } from './simulator.ts';

const named = (name: string, raw: RawPolicy) => ({ name, document: readPolicyDocument(JSON.stringify(raw), `${name}.json`) });

/** The statement with the row's one action and one resource pattern. */
function rowApplies(row: ComparisonRow<unknown>, policies: Readonly<Record<string, RawPolicy>>, { action, ...rest }: Request): boolean {
  const raw = policies[row.policy];
  const written = raw?.Statement[row.statement];
  if (written === undefined || action !== row.action) return false;
  const resource = row.resource.startsWith('!') ? {} : { Resource: [row.resource] };
  return statementApplies({ ...written, ...resource }, raw?.Version, { action, ...rest });
}

describe('compare', () => {
  it('gives no definite verdict that a request contradicts', () => {
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(
        fc.array(policy, { minLength: 1, maxLength: 2 }),
        policy,
        fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: policy }),
        fc.array(request, { minLength: 10, maxLength: 10 }),
        (attached, needed, boundary, requests) => {
          const policies: Record<string, RawPolicy> = {
            needed,
            ...Object.fromEntries(attached.map((raw, index) => [`attached${index}`, raw])),
          };
          const comparison = compare(
            {
              attached: attached.map((raw, index) => named(`attached${index}`, raw)),
              needed: [named('needed', needed)],
              ...(boundary === undefined ? {} : { boundary: named('boundary', boundary) }),
            },
            KNOWLEDGE,
          );
          const isAllowed = (one: Request) => allows(attached, one) && (boundary === undefined || allows([boundary], one));
          for (const one of requests) {
            const isAttached = isAllowed(one);
            const isNeeded = allows([needed], one);
            for (const row of comparison.needed.filter((each) => rowApplies(each, policies, one))) {
              counts[row.verdict] = (counts[row.verdict] ?? 0) + 1;
              if (row.verdict === 'covered') expect({ row, one, isAttached }).toMatchObject({ isAttached: true });
              if (['missing', 'denied', 'bounded'].includes(row.verdict))
                expect({ row, one, isAttached }).toMatchObject({ isAttached: false });
              expect({ row, one }).not.toMatchObject({ row: { verdict: 'mismatch' } });
            }
            for (const row of comparison.needed.filter(({ verdict, action }) => verdict === 'partial' && action === one.action)) {
              const shown = { ...one, resource: row.witness ?? '' };
              if (!rowApplies(row, policies, shown)) continue;
              counts.partial = (counts.partial ?? 0) + 1;
              expect({ row, shown, refused: !isAllowed(shown) && allows([needed], shown) }).toMatchObject({ refused: true });
            }
            for (const row of comparison.attached.filter(({ verdict, action }) => verdict === 'broader' && action === one.action)) {
              const shown = { ...one, resource: row.witness ?? '' };
              if (!rowApplies(row, policies, shown)) continue;
              counts.broader = (counts.broader ?? 0) + 1;
              expect({ row, shown, surplus: isAllowed(shown) && !allows([needed], shown) }).toMatchObject({ surplus: true });
            }
            for (const row of comparison.attached.filter((each) => rowApplies(each, policies, one))) {
              counts[row.verdict] = (counts[row.verdict] ?? 0) + 1;
              if (row.verdict === 'needed') expect({ row, one, ok: !isAttached || isNeeded }).toMatchObject({ ok: true });
              if (row.verdict === 'excess') expect({ row, one, ok: !(isAttached && isNeeded) }).toMatchObject({ ok: true });
              if (row.verdict === 'ineffective') expect({ row, one, isAttached }).toMatchObject({ isAttached: false });
            }
            if (isAttached)
              expect({ one, held: comparison.attached.some((each) => rowApplies(each, policies, one)) }).toMatchObject({ held: true });
            if (comparison.verdict === 'equal') expect(isAttached).toBe(isNeeded);
            if (comparison.verdict === 'narrowing') expect(isAttached || !isNeeded).toBe(true);
            if (comparison.verdict === 'broadening') expect(isNeeded || !isAttached).toBe(true);
          }
        },
      ),
      { numRuns: Number(process.env.LEASTPRIV_FUZZ_RUNS ?? 1200), seed: Number(process.env.LEASTPRIV_FUZZ_SEED ?? 2024) },
    );
    if (process.env.LEASTPRIV_FUZZ_RUNS !== undefined) console.info(counts);
    for (const verdict of ['covered', 'missing', 'denied', 'bounded', 'needed', 'excess', 'ineffective', 'partial', 'broader'])
      expect(counts[verdict], verdict).toBeGreaterThan(20);
  });
});
