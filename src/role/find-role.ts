import type { AttachedRole } from '../model/attached-role.ts';
import type { RoleReference } from '../model/lambda-function.ts';
import { type Hole, literalPrefix, literalText, type Pattern, substitute } from '../model/pattern.ts';
import { isContained } from '../policy/find-text.ts';
import { literalGlob, patternGlob } from '../policy/glob.ts';
import { UserError } from '../support/errors.ts';

/**
 * The role of that name, ARN or id, or the only one where none is named. Throws UserError where there is no such role, or several and none is named.
 * @param place for the message: where the roles are from
 */
export function selectRole(roles: readonly AttachedRole[], wanted: string | undefined, place: string): AttachedRole {
  const found = wanted === undefined ? roles : roles.filter((role) => isNamed(role, wanted));
  const [role, another] = found;
  if (role !== undefined && another === undefined) return role;
  if (roles.length === 0) throw new UserError(`${place}: there is no role in it`);
  const problem = role === undefined ? `no role ${wanted}; there are` : 'several roles; choose one by --role';
  throw new UserError(`${place}: ${problem}: ${someOf((role === undefined ? roles : found).map(({ id }) => id))}`);
}

/** The role of an account that a function has, or why it is not known which. */
export type FoundRole = { readonly kind: 'found'; readonly role: AttachedRole } | { readonly kind: 'unknown'; readonly reason: string };

/**
 * The role of the account that a function runs with: by the ARN or name that its description gives, or by the shape of the name that the deployment generates, where that begins with known
 * text (the stack's name) and one role alone has it.
 */
export function roleOfFunction(reference: RoleReference, roles: readonly AttachedRole[]): FoundRole {
  const declared = reference.declared?.name;
  const exact = reference.kind === 'external' ? reference.id : declared === undefined ? undefined : literalText(withKnownValues(declared));
  const named = roles.filter((role) => exact !== undefined && isNamed(role, exact));
  const [role, another] = named.length > 0 ? named : rolesOfShape(declared, roles);
  if (role !== undefined && another === undefined) return { kind: 'found', role };
  if (role !== undefined) return { kind: 'unknown', reason: `several roles of the account fit: ${someOf([role.id, another?.id ?? ''])}` };
  const wanted = exact ?? reference.id ?? 'the function';
  return {
    kind: 'unknown',
    reason: `no role of the account is known to be that of ${wanted}; name it by --role, or the stack by --stack-name`,
  };
}

/** Role names are unique in an account, whatever their case; a path may stand before the name. */
function isNamed({ id, name }: AttachedRole, wanted: string): boolean {
  if (id === wanted) return true;
  if (wanted.startsWith('arn:')) return false;
  const own = name === undefined ? undefined : literalText(name);
  return own?.toLowerCase() === wanted.slice(wanted.lastIndexOf('/') + 1).toLowerCase();
}

function rolesOfShape(shape: Pattern | undefined, roles: readonly AttachedRole[]): AttachedRole[] {
  const known = shape === undefined ? [] : withKnownValues(shape);
  if (literalPrefix(known) === '' || known.every(({ kind }) => kind === 'literal')) return [];
  const glob = patternGlob(known);
  return roles.filter(({ name }) => name !== undefined && isContained(literalGlob(literalText(name) ?? ''), [glob]) === true);
}

function withKnownValues(pattern: Pattern): Pattern {
  return substitute(pattern, (hole: Hole) => {
    const value = hole.kind === 'reference' || hole.kind === 'parameter' ? hole.value : undefined;
    return value === undefined ? [hole] : withKnownValues(value);
  });
}

function someOf(names: readonly string[]): string {
  const sorted = [...names].sort();
  return `${sorted.slice(0, 5).join(', ')}${sorted.length > 5 ? ` and ${sorted.length - 5} more` : ''}`;
}
