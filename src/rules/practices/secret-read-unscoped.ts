import { catalogKnowledge } from '../../catalog/action-knowledge.ts';
import { actionsMatching } from '../../policy/action-index.ts';
import { DECRYPTIONS, SECRET_READS } from '../../policy/sensitive-actions.ts';
import { counted } from '../counted.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { isOnEveryResource, ownGrants } from '../role-grants.ts';
import { withRole } from '../with-role.ts';

/** The function may read every secret of the account. */
export const secretReadUnscoped: FunctionRule = {
  id: 'LP204',
  name: 'secret-read-unscoped',
  title: 'Every secret may be read',
  practice: 2,
  scope: 'function',
  severity: 'warning',
  meaning:
    'A statement without condition allows reading secrets or parameters, or decrypting, on every resource: `*`, or all of the account.',
  reason: 'Who takes over this function reads the secrets of all others.',
  fix: 'Name the secrets, parameters and keys that the function needs.',
  example:
    '{ "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-??????"] }',
  sources: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html'],
  check: (facts) =>
    withRole(facts, (role) => {
      const knowledge = catalogKnowledge();
      const grants = ownGrants(role);
      const findings = grants
        .filter(({ statement }) => statement.conditions.length === 0)
        .flatMap(({ actions, resources, policy, statement }) => {
          const onAll = (action: string) => resources.some((resource) => isOnEveryResource(action, resource, knowledge));
          const reads = actions
            .filter((action) => action !== '*')
            .flatMap((action) => actionsMatching(action, knowledge.actions).map(({ name }) => name));
          const secret = [...new Set(reads.filter((name) => READS.has(name)))].filter(onAll).sort();
          const message = `policy ${policy.name} allows ${secret.join(', ')} on everything: name the secrets and keys`;
          return secret.length === 0 ? [] : [{ message, origin: statement.origin }];
        });
      return { findings, evidence: counted(grants.length, 'statement') };
    }),
};

const READS: ReadonlySet<string> = new Set([...SECRET_READS, ...DECRYPTIONS]);
