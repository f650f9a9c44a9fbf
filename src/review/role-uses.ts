import type { AttachedPolicy, AttachedRole } from '../model/attached-role.ts';
import type { RoleReference } from '../model/lambda-function.ts';
import { canonicalText } from '../policy/iam-text.ts';
import { roleOfFunction } from '../role/find-role.ts';
import type { FunctionNeeds } from '../run.ts';
import type { RoleUse } from './review-functions.ts';

/** What the functions are compared with: what their description declares, one role for all of them, or the roles of an account. */
export type AttachedSource =
  | { readonly kind: 'description' }
  | { readonly kind: 'role'; readonly role: AttachedRole }
  | { readonly kind: 'account'; readonly roles: readonly AttachedRole[] };

/** Each role with all the functions that run with it, in the order of the first of them. */
export function roleUses(functions: readonly FunctionNeeds[], source: AttachedSource): RoleUse[] {
  const users = new Map<AttachedRole, FunctionNeeds[]>();
  for (const one of functions) {
    const role = roleOf(one, source);
    users.set(role, [...(users.get(role) ?? []), one]);
  }
  return [...users].map(([role, group]) => ({
    role: source.kind === 'description' ? role : withPlatform(role, group),
    kind: source.kind === 'description' ? ('description' as const) : ('documents' as const),
    functions: group,
  }));
}

function roleOf({ id, function: lambda }: FunctionNeeds, source: AttachedSource): AttachedRole {
  const { role, origin } = lambda;
  const unknown = (reason: string) => unknownRole(role.id ?? `the role of ${id}`, reason, origin);
  switch (source.kind) {
    case 'description':
      return role.declared ?? unknown(whyNotDeclared(role));
    case 'role':
      return source.role;
    case 'account': {
      const found = roleOfFunction(role, source.roles);
      return found.kind === 'found' ? found.role : unknown(found.reason);
    }
  }
}

function whyNotDeclared({ kind, id, reason }: RoleReference): string {
  if (kind === 'external' && id !== undefined)
    return `the description does not declare it; read it by --role ${id}, or give its policies by --policy`;
  return `${reason ?? 'no description declares the role'}; name it by --role, or its policies by --policy`;
}

/** A role of which nothing is known but why. */
function unknownRole(id: string, reason: string, origin: AttachedRole['origin']): AttachedRole {
  const content = { kind: 'unknown', reason } as const;
  return { id, policies: [{ name: 'its policies', kind: 'inline', platform: false, content, origin }], origin };
}

/** The role as AWS has it, where the policies that the description's framework attached by itself are marked as there. */
function withPlatform(role: AttachedRole, functions: readonly FunctionNeeds[]): AttachedRole {
  const declared = functions.flatMap((one) => one.function.role.declared?.policies ?? []);
  const byFramework = new Set(declared.filter(({ platform }) => platform).map(managedName));
  const isPlatform = (policy: AttachedPolicy) => policy.kind === 'managed' && byFramework.has(managedName(policy));
  return { ...role, policies: role.policies.map((policy) => (isPlatform(policy) ? { ...policy, platform: true } : policy)) };
}

/** `AWSLambdaBasicExecutionRole`, whatever path and partition stand before it. */
function managedName({ name, content }: AttachedPolicy): string {
  const arn = content.kind === 'managed' ? canonicalText(content.arn) : name;
  return arn.slice(arn.lastIndexOf('/') + 1);
}
