import type { AttachedVerdict, ComparisonRow, NeededVerdict } from './comparison.ts';
import type { Glob } from './glob.ts';
import type { Grant } from './grant.ts';

/** True where both sides have the same statements, in any order and however often: then they allow the same, whatever can be decided of each. */
export function allowAndDenyTheSame(grants: readonly Grant[], others: readonly Grant[]): boolean {
  const keys = new Set(grants.map(statementKey));
  const otherKeys = new Set(others.map(statementKey));
  return keys.size === otherKeys.size && [...keys].every((key) => otherKeys.has(key));
}

/** The rows of two sides that allow the same, with what could not be decided of each decided by that. */
export function sameRows(
  needed: readonly ComparisonRow<NeededVerdict>[],
  attached: readonly ComparisonRow<AttachedVerdict>[],
  hasDeny: boolean,
): { readonly needed: ComparisonRow<NeededVerdict>[]; readonly attached: ComparisonRow<AttachedVerdict>[] } {
  const settled = hasDeny ? ({ verdict: 'conditional', deniedByNeeded: true } as const) : ({ verdict: 'covered' } as const);
  return {
    needed: needed.map((row) => (row.verdict === 'covered' || row.verdict === 'mismatch' ? row : { ...row, ...settled })),
    attached: attached.map((row) => (row.verdict === 'unknown' ? { ...row, verdict: 'needed' } : row)),
  };
}

function statementKey({ effect, action, resource, clauses }: Grant): string {
  return JSON.stringify([
    effect,
    action.negated,
    unique(action.patterns.map(({ text }) => text.toLowerCase())),
    resource.negated,
    unique(resource.globs.map(globKey)),
    unique(clauses.map(({ identity }) => identity)),
  ]);
}

function globKey({ signs }: Glob): string {
  return signs.join();
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
