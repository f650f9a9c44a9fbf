import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { AttachedPolicy, AttachedRole } from '../model/attached-role.ts';
import type { Origin } from '../model/origin.ts';
import type { AttachedSource } from '../review/role-uses.ts';

/**
 * The source with the places of files that flags name written as those of the project's own: relative to its root. A file outside of it stays as it is named,
 * and so does what stands in no file.
 */
export function withRelativeOrigins(source: AttachedSource, root: string): AttachedSource {
  switch (source.kind) {
    case 'description':
      return source;
    case 'role':
      return { kind: 'role', role: relativeRole(source.role, root) };
    case 'account':
      return { kind: 'account', roles: source.roles.map((role) => relativeRole(role, root)) };
  }
}

function relativeRole(role: AttachedRole, root: string): AttachedRole {
  const place = (origin: Origin): Origin => ({ ...origin, file: relativeFile(origin.file, root) });
  const policyIn = (policy: AttachedPolicy): AttachedPolicy => ({
    ...policy,
    origin: place(policy.origin),
    content:
      policy.content.kind === 'statements'
        ? { ...policy.content, statements: policy.content.statements.map((one) => ({ ...one, origin: place(one.origin) })) }
        : policy.content,
  });
  return {
    ...role,
    origin: place(role.origin),
    policies: role.policies.map(policyIn),
    ...(role.boundary === undefined ? {} : { boundary: policyIn(role.boundary) }),
  };
}

function relativeFile(file: string, root: string): string {
  if (!existsSync(file)) return file;
  const relative = path.relative(realpathSync(root), realpathSync(file));
  return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative) ? file : relative.split(path.sep).join('/');
}
