import type { AttachedRole } from '../../model/attached-role.ts';
import type { RoleReference } from '../../model/lambda-function.ts';
import { literalPrefix, literalText, type Pattern, splitPattern } from '../../model/pattern.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { namedResource } from './named-resource.ts';
import { isSameName } from './role-name.ts';
import { member } from './template-node.ts';

/** What the project says of its roles. */
export interface KnownRoles {
  /** Those of the description itself, by the name that references have. */
  readonly roles: ReadonlyMap<string, AttachedRole>;
  /** The one that another stack exports under a name. */
  readonly importedRole: (name: Pattern) => AttachedRole | undefined;
}

/** The role the function runs with; SAM makes `<LogicalId>Role` where the function names none. */
export function readRole(declaration: FunctionDeclaration, { roles, importedRole }: KnownRoles): RoleReference {
  const { evaluation, resource, isSam, id } = declaration;
  const node = member(resource.properties, 'Role');
  const named = namedResource(node, evaluation);
  if (named?.type === 'AWS::IAM::Role') return declaredRole(`${evaluation.prefix}${named.logicalId}`, roles);
  const importName = member(node, 'Fn::ImportValue');
  const [imported, ...more] = evaluation.patterns(importName).map(importedRole);
  if (imported !== undefined && more.length === 0) return externalRole(imported);
  const [role, ...others] = evaluation.value(node).map((alternative): RoleReference => {
    if (node !== undefined && alternative.kind !== 'absent') return roleOf(evaluation.pattern(alternative, node), roles);
    if (!isSam) return { kind: 'unknown' };
    const declared = roles.get(`${evaluation.prefix}${resource.logicalId}Role`);
    return { kind: 'implicit', id: `${id}Role`, ...(declared === undefined ? {} : { declared }) };
  });
  if (role === undefined) return { kind: 'unknown' };
  return others.length > 0 ? { kind: 'unknown', reason: `${id} has several possible roles` } : role;
}

/** Known by its name, where the other stack gives it one. */
function externalRole(declared: AttachedRole): RoleReference {
  const id = literalText(declared.name ?? []);
  return { kind: 'external', declared, ...(id === undefined || id === '' ? {} : { id }) };
}

function declaredRole(reference: string, roles: ReadonlyMap<string, AttachedRole>): RoleReference {
  const declared = roles.get(reference);
  return { kind: 'declared', id: reference, ...(declared === undefined ? {} : { declared }) };
}

function roleOf(pattern: Pattern, roles: ReadonlyMap<string, AttachedRole>): RoleReference {
  for (const part of pattern) {
    if (part.kind !== 'reference' || !/(^AWS::IAM::Role|aws_iam_role)$/.test(part.type)) continue;
    const looked = part.resource.startsWith('data.') && part.value !== undefined ? literalText(part.value) : undefined;
    return looked === undefined ? declaredRole(part.resource, roles) : { kind: 'external', id: looked };
  }
  const id = literalText(pattern);
  const name = roleName(pattern);
  if (name !== undefined)
    for (const [reference, role] of roles)
      if (role.name !== undefined && isSameName(name, role.name)) return declaredRole(reference, roles);
  const external = id ?? (name === undefined ? undefined : literalText(name));
  if (external !== undefined) return { kind: 'external', id: external };
  const [part] = pattern;
  const given = part?.kind === 'parameter' && part.value !== undefined ? literalText(part.value) : undefined;
  if (given !== undefined) return { kind: 'external', id: given };
  const open = pattern.find((one) => one.kind === 'reference' || one.kind === 'unknown' || one.kind === 'parameter');
  return open === undefined ? { kind: 'unknown' } : { kind: 'unknown', reason: open.reason };
}

/** What stands at the end of a role's ARN, whatever its account. */
function roleName(pattern: Pattern): Pattern | undefined {
  const isRole = pattern.some((part) => part.kind === 'literal' && part.text.includes(':role/'));
  return isRole && literalPrefix(pattern).startsWith('arn:') ? splitPattern(pattern, '/').at(-1) : undefined;
}
