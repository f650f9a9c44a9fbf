import type { Origin } from '../../model/origin.ts';
import { samPolicyTemplates } from '../sam-tables.ts';
import type { Circumstances } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { grantDocument } from './grant-document.ts';
import { managedPolicies } from './managed-policies.ts';
import type { RolePolicy } from './role-policy.ts';
import { isIntrinsic, keyOrigin, member, members, type TemplateNode } from './template-node.ts';
import { branchesWhen, type Variant } from './variants.ts';

/**
 * What `Policies` of a SAM resource gives its role: names and ARNs of managed policies, documents, and policy templates, alone or in a list.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-policies
 * @param role the role's logical id, of which SAM makes the names of inline policies
 */
export function samPolicies(
  node: TemplateNode | undefined,
  role: string,
  when: Circumstances,
  evaluation: Evaluation,
): readonly RolePolicy[] {
  if (node === undefined) return [];
  return branchesWhen(node, when).flatMap((list) =>
    (list.node.kind === 'list' ? list.node.items : [list.node]).flatMap((item, index) =>
      branchesWhen(item, list.when).flatMap((variant) => policyOf(variant, `${role}Policy${index}`, evaluation)),
    ),
  );
}

function policyOf({ node, when }: Variant, name: string, evaluation: Evaluation): readonly RolePolicy[] {
  const inline = (content: RolePolicy['content'], origin: Origin): readonly RolePolicy[] => [
    { name, kind: 'inline', platform: false, when, content, origin },
  ];
  const unknown = (reason: string) => inline({ kind: 'unknown', reason }, node.origin);
  if (member(node, 'Statement') !== undefined) return inline({ kind: 'document', node, evaluation }, node.origin);
  const [only, ...others] = members(node);
  if (node.kind !== 'map' || isIntrinsic(node)) return managedPolicies(node, when, evaluation);
  if (only === undefined || others.length > 0) return unknown('it is no name, document or policy template');
  const [template, given] = only;
  const row = samPolicyTemplates()[template];
  if (row === undefined) return unknown(`SAM has no policy template ${template}`);
  const missing = row.parameters.find((parameter) => member(given, parameter) === undefined);
  if (missing !== undefined) return unknown(`policy template ${template} needs ${missing}`);
  const parameters = members(given).filter(([parameter]) => row.parameters.includes(parameter));
  const origin = keyOrigin(node, template);
  return inline({ kind: 'document', node: grantDocument(row.statements, parameters, origin), evaluation }, origin);
}
