import type { AttachedPolicy, AttachedRole } from '../model/attached-role.ts';
import { parseJson } from '../policy/parse-json.ts';
import { UserError } from '../support/errors.ts';
import { readIfPresent } from '../support/files.ts';
import { boundaryIn } from './boundary-in-file.ts';
import { type RoleFacts, roleFactsIn } from './role-facts.ts';

/** The files that say what is attached. */
export interface RoleFiles {
  /** Each a policy document, what the AWS CLI prints of a role or a policy, or a Terraform plan in JSON. */
  readonly policies: readonly string[];
  /** A policy document, what the AWS CLI prints of the boundary's policy, or of a role that has it. */
  readonly boundary?: string;
  /** Name, ARN or Terraform address: which role, where a file describes several. */
  readonly role?: string;
}

/**
 * The role that these files describe together: its policies, and its boundary, trust, tags and last use where one of them says so. A policy that a file
 * only names is `unknown`, unless it is one of AWS's or another file has its document. Throws UserError where a file cannot be read, says nothing
 * of a role, or describes several.
 */
export function roleFromFiles({ policies, boundary, role }: RoleFiles): AttachedRole {
  const facts = [...new Set(policies)].map((file) => roleFactsIn(parseFile('--policy', file), file, role));
  const ids = [...new Set(facts.flatMap(({ id }) => (id === undefined ? [] : [id])))];
  if (ids.length > 1) throw new UserError(`--policy: the files describe different roles (${ids.join(', ')}); give those of one role`);
  let together: RoleFacts = {};
  for (const one of facts) together = { ...one, ...together };
  const origin = { file: policies[0] ?? '', line: 1, column: 1 };
  return {
    id: policies.join(', '),
    ...together,
    policies: facts.every((one) => one.policies === undefined) ? [notPrinted(origin)] : joined(facts.flatMap((one) => one.policies ?? [])),
    ...(boundary === undefined ? {} : { boundary: boundaryIn(parseFile('--boundary', boundary), boundary) }),
    origin,
  };
}

function parseFile(flag: string, file: string) {
  const text = readIfPresent(file);
  if (text === undefined) throw new UserError(`${flag} ${file}: the file cannot be read`);
  return parseJson(text, file);
}

/** Of policies with one name the first whose document is known. */
function joined(policies: readonly AttachedPolicy[]): AttachedPolicy[] {
  const byName = new Map<string, AttachedPolicy>();
  for (const policy of policies) {
    const earlier = byName.get(policy.name);
    if (earlier === undefined || earlier.content.kind === 'unknown') byName.set(policy.name, policy);
  }
  return [...byName.values()];
}

function notPrinted(origin: AttachedRole['origin']): AttachedPolicy {
  const reason = 'the file shows the role without its policies; add those, or use aws iam get-account-authorization-details';
  return { name: 'policies of the role', kind: 'inline', platform: false, content: { kind: 'unknown', reason }, origin };
}
