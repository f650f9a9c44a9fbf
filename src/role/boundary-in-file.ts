import type { AttachedPolicy } from '../model/attached-role.ts';
import { renderOrigin } from '../model/origin.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { UserError } from '../support/errors.ts';
import { roleFactsIn } from './role-facts.ts';

/** The permissions boundary that a file gives: its document, the policy, or a role that has it. Throws UserError where it gives none or several. */
export function boundaryIn(node: JsonNode, file: string, role?: string): AttachedPolicy {
  const facts = roleFactsIn(node, file, role);
  const [boundary, another] = facts.id === undefined ? (facts.policies ?? []) : [facts.boundary];
  if (boundary === undefined || another !== undefined)
    throw new UserError(
      `${renderOrigin(node.origin)}: --boundary takes one policy; the file has ${boundary === undefined ? 'none' : 'several'}`,
    );
  return { ...boundary, kind: 'managed' };
}
