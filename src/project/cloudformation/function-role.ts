import type { RoleReference } from '../../model/lambda-function.ts';
import { literalText, type Pattern } from '../../model/pattern.ts';
import { reach } from './branches.ts';
import type { FunctionDeclaration } from './function-declaration.ts';

/** The role the function runs with; SAM makes `<LogicalId>Role` where the function names none. */
export function readRole(declaration: FunctionDeclaration): RoleReference {
  const nodes = reach(declaration.resource.properties, 'Role');
  const roles = nodes.flatMap((node) => declaration.evaluation.patterns(node)).map((pattern) => roleOf(pattern));
  if (roles.length === 0) return declaration.isSam ? { kind: 'implicit', id: `${declaration.id}Role` } : { kind: 'unknown' };
  const [role] = roles;
  return roles.length === 1 && role !== undefined ? role : { kind: 'unknown' };
}

function roleOf(pattern: Pattern): RoleReference {
  for (const part of pattern) {
    if (part.kind === 'reference' && /(^AWS::IAM::Role|aws_iam_role)$/.test(part.type)) return { kind: 'declared', id: part.resource };
  }
  const id = literalText(pattern);
  if (id !== undefined) return { kind: 'external', id };
  const [part] = pattern;
  const given = part?.kind === 'parameter' && part.value !== undefined ? literalText(part.value) : undefined;
  return given === undefined ? { kind: 'unknown' } : { kind: 'external', id: given };
}
