import { expect } from 'vitest';
import { compare } from '../../src/policy/compare.ts';
import type { Comparison, ComparisonRow } from '../../src/policy/comparison.ts';
import { readPolicyDocument } from '../../src/policy/read-document.ts';
import { KNOWLEDGE } from './closed-world.ts';
import type { RawPolicy, Request } from './simulator.ts';

/** What is compared. */
export interface Triple {
  readonly attached: readonly RawPolicy[];
  readonly needed: RawPolicy;
  readonly boundary: RawPolicy | undefined;
}

/** Decides one request: true where the policies allow it, within the boundary where there is one. */
export type Decide = (policies: readonly RawPolicy[], request: Request, boundary?: RawPolicy) => boolean | Promise<boolean>;

/** How often each verdict was held against a request. */
export type VerdictCounts = Record<string, number>;

const named = (name: string, raw: RawPolicy) => ({ name, document: readPolicyDocument(JSON.stringify(raw), `${name}.json`) });

/** Compares the policies, the attached ones named `attached0`, `attached1`. */
function compareTriple({ attached, needed, boundary }: Triple): Comparison {
  return compare(
    {
      attached: attached.map((raw, index) => named(`attached${index}`, raw)),
      needed: [named('needed', needed)],
      ...(boundary === undefined ? {} : { boundary: named('boundary', boundary) }),
    },
    KNOWLEDGE,
  );
}

/** Expects that no definite verdict is contradicted by one of the requests. */
export async function expectVerdictsHold(
  triple: Triple,
  requests: readonly Request[],
  decide: Decide,
  counts: VerdictCounts,
): Promise<void> {
  const comparison = compareTriple(triple);
  for (const request of requests) {
    const isAttached = await decide(triple.attached, request, triple.boundary);
    const isNeeded = await decide([triple.needed], request);
    const facts = { triple, comparison, request, isAttached, isNeeded, decide, counts };
    await expectNeededHold(facts);
    await expectAttachedHold(facts);
    const { verdict } = comparison;
    if (verdict === 'equal') expect({ verdict, request, isAttached }).toMatchObject({ isAttached: isNeeded });
    if (verdict === 'narrowing') expect({ verdict, request, ok: isAttached || !isNeeded }).toMatchObject({ ok: true });
    if (verdict === 'broadening') expect({ verdict, request, ok: isNeeded || !isAttached }).toMatchObject({ ok: true });
  }
}

interface RequestFacts {
  readonly triple: Triple;
  readonly comparison: Comparison;
  readonly request: Request;
  readonly isAttached: boolean;
  readonly isNeeded: boolean;
  readonly decide: Decide;
  readonly counts: VerdictCounts;
}

async function expectNeededHold({ triple, comparison, request, isAttached, isNeeded, decide, counts }: RequestFacts): Promise<void> {
  const { attached, boundary } = triple;
  for (const row of comparison.needed) {
    if (await rowApplies(row, triple, request, decide)) {
      count(counts, row.verdict);
      if (row.verdict === 'covered') expect({ row, request, isAttached }).toMatchObject({ isAttached: true });
      if (['missing', 'denied', 'bounded'].includes(row.verdict)) expect({ row, request, isAttached }).toMatchObject({ isAttached: false });
      expect({ row, request }).not.toMatchObject({ row: { verdict: 'mismatch' } });
      if (row.deniedByNeeded === true) {
        count(counts, 'denied by needed');
        expect({ row, request, ok: isAttached || !isNeeded }).toMatchObject({ ok: true });
      }
    }
    if (row.witness === undefined || row.action !== request.action) continue;
    const shown = { ...request, resource: row.witness };
    if (!(await rowApplies(row, triple, shown, decide))) continue;
    count(counts, `${row.verdict} witness`);
    const refused = !(await decide(attached, shown, boundary)) && (await decide([triple.needed], shown));
    expect({ row, shown, refused }).toMatchObject({ refused: true });
  }
}

async function expectAttachedHold({ triple, comparison, request, isAttached, isNeeded, decide, counts }: RequestFacts): Promise<void> {
  const { attached, needed, boundary } = triple;
  const own: string[] = [];
  for (const row of comparison.attached) {
    if (await rowApplies(row, triple, request, decide)) {
      own.push(row.verdict);
      count(counts, row.verdict);
      if (row.verdict === 'needed') expect({ row, request, ok: !isAttached || isNeeded }).toMatchObject({ ok: true });
      if (row.verdict === 'excess') expect({ row, request, ok: !(isAttached && isNeeded) }).toMatchObject({ ok: true });
    }
    if (row.witness === undefined || row.action !== request.action) continue;
    const shown = { ...request, resource: row.witness };
    if (!(await rowApplies(row, triple, shown, decide))) continue;
    count(counts, `${row.verdict} witness`);
    const surplus = (await decide(attached, shown, boundary)) && !(await decide([needed], shown));
    expect({ row, shown, surplus }).toMatchObject({ surplus: true });
  }
  if (own.length === 1 && own[0] === 'ineffective') expect({ own, request, isAttached }).toMatchObject({ isAttached: false });
  if (isAttached) expect({ request, held: own.length > 0 }).toMatchObject({ held: true });
}

function count(counts: VerdictCounts, verdict: string): void {
  counts[verdict] = (counts[verdict] ?? 0) + 1;
}

/** True where the row's one action and one resource pattern speak of the request. */
async function rowApplies(row: ComparisonRow<string>, { attached, needed }: Triple, request: Request, decide: Decide): Promise<boolean> {
  if (request.action !== row.action) return false;
  const policy = row.policy === 'needed' ? needed : attached[Number(row.policy.replace('attached', ''))];
  const written = policy?.Statement[row.statement];
  if (policy === undefined || written === undefined) return false;
  const resource = row.resource.startsWith('!') ? {} : { Resource: [row.resource] };
  return decide([{ ...policy, Statement: [{ ...written, ...resource, Effect: 'Allow' }] }], request);
}
