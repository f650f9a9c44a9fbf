import type { AttachedPolicy, AttachedRole } from '../model/attached-role.ts';

/** More conditions are not combined: then it is all of the policies or only those that are always there. */
const MOST_CONDITIONS = 3;

/**
 * The forms that a role can have where some of its policies are there only in some deployments (`onlyIf`: `IsProd and not HasQueue`); the role itself where all
 * are always there.
 */
export function deploymentsOf(role: AttachedRole): AttachedRole[] {
  const conditional = role.policies.filter(({ onlyIf }) => onlyIf !== undefined);
  if (conditional.length === 0) return [role];
  const names = [...new Set(conditional.flatMap(termsOf).map(({ name }) => name))];
  if (names.length > MOST_CONDITIONS) return [role, { ...role, policies: role.policies.filter(({ onlyIf }) => onlyIf === undefined) }];
  const truths = names.reduce<ReadonlySet<string>[]>((sets, name) => sets.flatMap((set) => [set, new Set([...set, name])]), [new Set()]);
  return truths.map((holding) => ({
    ...role,
    policies: role.policies.filter((policy) => termsOf(policy).every(({ name, truth }) => holding.has(name) === truth)),
  }));
}

/** On what it depends which policies the role has, in words; `undefined` for nothing. */
export function whatDecides(role: AttachedRole): string | undefined {
  const names = [...new Set(role.policies.flatMap(termsOf).map(({ name }) => name))];
  return names.length === 0 ? undefined : names.join(', ');
}

function termsOf({ onlyIf }: AttachedPolicy): { readonly name: string; readonly truth: boolean }[] {
  if (onlyIf === undefined) return [];
  return onlyIf
    .split(' and ')
    .map((term) => (term.startsWith('not ') ? { name: term.slice('not '.length), truth: false } : { name: term, truth: true }));
}
