import { catalogKnowledge } from '../../catalog/action-knowledge.ts';
import { actionsMatching } from '../../policy/action-index.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { isEverything, ownGrants } from '../role-grants.ts';
import { READS_SECRETS } from '../secret-reads.ts';
import { withRole } from '../with-role.ts';

/** The function may read every secret of the account. */
export const secretReadUnscoped: FunctionRule = {
  id: 'LP204',
  name: 'secret-read-unscoped',
  title: 'Every secret may be read',
  practice: 2,
  scope: 'function',
  severity: 'warning',
  meaning: 'A statement without condition allows reading secrets or parameters, or decrypting, on every resource.',
  reason: 'Who takes over this function reads the secrets of all others.',
  fix: 'Name the secrets, parameters and keys that the function needs.',
  example:
    '{ "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-??????"] }',
  sources: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html'],
  check: (facts) =>
    withRole(facts, (role) => {
      const { actions: index } = catalogKnowledge();
      const grants = ownGrants(role);
      const findings = grants
        .filter(({ resources, statement }) => resources.some(isEverything) && statement.conditions.length === 0)
        .flatMap(({ actions, policy, statement }) => {
          const reads = actions
            .filter((action) => action !== '*')
            .flatMap((action) => actionsMatching(action, index).map(({ name }) => name));
          const secret = [...new Set(reads.filter((name) => READS_SECRETS.has(name)))].sort();
          return secret.length === 0
            ? []
            : [
                {
                  message: `policy ${policy.name} allows ${secret.join(', ')} on everything: name the secrets and keys`,
                  origin: statement.origin,
                },
              ];
        });
      return { findings, evidence: `${grants.length} statements` };
    }),
};
