import { catalogKnowledge } from '../../catalog/action-knowledge.ts';
import { actionsMatching } from '../../policy/action-index.ts';
import { counted } from '../counted.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { isEverything, ownGrants } from '../role-grants.ts';
import { withRole } from '../with-role.ts';

/** A policy of the role allows actions on everything although they can be limited to resources. */
export const wildcardResource: FunctionRule = {
  id: 'LP104',
  name: 'wildcard-resource',
  title: 'Resource `*` where the action can be limited',
  practice: 1,
  scope: 'function',
  severity: 'warning',
  meaning: 'A statement without condition has the resource `*` and an action that AWS lets you limit to resources.',
  reason: 'The function may do it to every resource of the account, now and later.',
  fix: 'Name the resources: leastpriv generate prints those that the code touches.',
  example: '{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::invoices/*"] }',
  sources: ['https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html'],
  check: (facts) =>
    withRole(facts, (role) => {
      const knowledge = catalogKnowledge();
      const grants = ownGrants(role).filter(
        ({ resources, statement }) => resources.some(isEverything) && statement.conditions.length === 0,
      );
      const findings = grants.flatMap(({ actions, policy, statement }) => {
        const scopable = actions.flatMap((action) => {
          const known = actionsMatching(action, knowledge.actions);
          return known.some(({ name }) => knowledge.resourceTypes(name).length > 0) ? [action] : [];
        });
        if (scopable.length === 0) return [];
        return [
          {
            message: `policy ${policy.name} allows ${scopable.join(', ')} on every resource: name those that are needed`,
            origin: statement.origin,
          },
        ];
      });
      return { findings, evidence: counted(ownGrants(role).length, 'statement') };
    }),
};
