import type { AttachedRole } from '../../model/attached-role.ts';
import type { RoleReference } from '../../model/lambda-function.ts';
import { literalText, type Pattern } from '../../model/pattern.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { member } from './template-node.ts';

/**
 * The role the function runs with; SAM makes `<LogicalId>Role` where the function names none.
 * @param roles what the description says of its roles, by the name that references have
 */
export function readRole(declaration: FunctionDeclaration, roles: ReadonlyMap<string, AttachedRole>): RoleReference {
  const { evaluation, resource, isSam, id } = declaration;
  const node = member(resource.properties, 'Role');
  const [role, ...others] = evaluation.value(node).map((alternative): RoleReference => {
    if (node !== undefined && alternative.kind !== 'absent') return roleOf(evaluation.pattern(alternative, node), roles);
    if (!isSam) return { kind: 'unknown' };
    const declared = roles.get(`${evaluation.prefix}${resource.logicalId}Role`);
    return { kind: 'implicit', id: `${id}Role`, ...(declared === undefined ? {} : { declared }) };
  });
  return role === undefined || others.length > 0 ? { kind: 'unknown' } : role;
}

function roleOf(pattern: Pattern, roles: ReadonlyMap<string, AttachedRole>): RoleReference {
  for (const part of pattern) {
    if (part.kind !== 'reference' || !/(^AWS::IAM::Role|aws_iam_role)$/.test(part.type)) continue;
    const declared = roles.get(part.resource);
    return { kind: 'declared', id: part.resource, ...(declared === undefined ? {} : { declared }) };
  }
  const id = literalText(pattern);
  if (id !== undefined) return { kind: 'external', id };
  const [part] = pattern;
  const given = part?.kind === 'parameter' && part.value !== undefined ? literalText(part.value) : undefined;
  return given === undefined ? { kind: 'unknown' } : { kind: 'external', id: given };
}
