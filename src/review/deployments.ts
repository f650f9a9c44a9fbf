import type { AttachedPolicy, AttachedRole, AttachedStatement } from '../model/attached-role.ts';

/** More conditions are not combined: then it is the most and the least that any deployment can allow. */
const MOST_CONDITIONS = 3;

/**
 * The forms that a role can have where some of its policies are there only in some deployments (`onlyIf`: `IsProd and not HasQueue`); the role itself where all
 * are always there.
 */
export function deploymentsOf(role: AttachedRole): AttachedRole[] {
  const conditional = role.policies.filter(({ onlyIf }) => onlyIf !== undefined);
  if (conditional.length === 0) return [role];
  const names = [...new Set(conditional.flatMap(termsOf).map(({ name }) => name))];
  if (names.length > MOST_CONDITIONS) return [onlyConditional('Allow', role), onlyConditional('Deny', role)];
  const truths = names.reduce<ReadonlySet<string>[]>((sets, name) => sets.flatMap((set) => [set, new Set([...set, name])]), [new Set()]);
  return truths.map((holding) => ({
    ...role,
    policies: role.policies.filter((policy) => termsOf(policy).every(({ name, truth }) => holding.has(name) === truth)),
  }));
}

/** The role with the policies that every deployment has; the role itself where all are always there. */
export function inAnyDeployment(role: AttachedRole): AttachedRole {
  const policies = role.policies.filter(({ onlyIf }) => onlyIf === undefined);
  return policies.length === role.policies.length ? role : { ...role, policies };
}

/** True where some deployments deny what others do not. */
export function hasConditionalDeny({ policies }: AttachedRole): boolean {
  return policies.some(
    ({ onlyIf, content }) =>
      onlyIf !== undefined && content.kind === 'statements' && content.statements.some(({ effect }) => effect === 'Deny'),
  );
}

/** The role whose conditional policies have only these statements; those that are kept elsewhere allow. */
function onlyConditional(effect: AttachedStatement['effect'], role: AttachedRole): AttachedRole {
  const policies = role.policies.flatMap((policy): AttachedPolicy[] => {
    if (policy.onlyIf === undefined) return [policy];
    if (policy.content.kind !== 'statements') return effect === 'Allow' ? [policy] : [];
    const statements = policy.content.statements.filter((statement) => statement.effect === effect);
    return statements.length === 0 ? [] : [{ ...policy, content: { kind: 'statements', statements } }];
  });
  return { ...role, policies };
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
