import { catalogKnowledge } from '../../catalog/action-knowledge.ts';
import { actionsMatching } from '../../policy/action-index.ts';
import { counted } from '../counted.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { ownGrants } from '../role-grants.ts';
import { withRole } from '../with-role.ts';

/** A policy of the role allows all actions of a service, or all there are. */
export const wildcardAction: FunctionRule = {
  id: 'LP103',
  name: 'wildcard-action',
  title: 'Wildcard in an action',
  practice: 1,
  scope: 'function',
  severity: 'error',
  meaning:
    'A policy of the role allows `*` or all actions of a service; a warning for a part of its actions (`s3:Get*`) unless that stands for one action alone.',
  reason: 'It allows actions that the code never uses, and those that AWS adds to the service later.',
  fix: 'Name the actions: leastpriv generate prints those that are needed.',
  example: '{ "Effect": "Allow", "Action": ["dynamodb:GetItem"], "Resource": ["arn:aws:dynamodb:eu-west-1:111122223333:table/orders"] }',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],
  check: (facts) =>
    withRole(facts, (role) => {
      const { actions: index } = catalogKnowledge();
      const grants = ownGrants(role);
      const findings = grants.flatMap(({ actions, policy, statement }) =>
        actions
          .filter((action) => /[*?]/.test(action) && actionsMatching(action, index).length !== 1)
          .map((action) => {
            const isWhole = /^(\*+|[^:]+:\*+)$/.test(action);
            return {
              message: `policy ${policy.name} allows ${action}: name the actions that are needed`,
              origin: statement.origin,
              severity: isWhole ? ('error' as const) : ('warning' as const),
            };
          }),
      );
      return { findings, evidence: counted(grants.length, 'statement') };
    }),
};
