import { catalogKnowledge } from '../../catalog/action-knowledge.ts';
import { type Origin, renderOrigin } from '../../model/origin.ts';
import { actionsMatching } from '../../policy/action-index.ts';
import { groupBy } from '../../policy/group-by.ts';
import { ESCALATION_METHODS, type EscalationMethod, escalationMethods } from '../../policy/privilege-escalation.ts';
import { counted } from '../counted.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { isOnEveryResource, ownGrants } from '../role-grants.ts';
import { withRole } from '../with-role.ts';

/** The policies of the role together open a way to more permissions. */
export const privilegeEscalation: FunctionRule = {
  id: 'LP105',
  name: 'privilege-escalation',
  title: 'A way to more permissions',
  practice: 1,
  scope: 'function',
  severity: 'error',
  meaning:
    "The role's policies together allow a known way to another identity's permissions, on resources that are not named, or iam:PassRole on every role.",
  reason: 'Whoever takes over the function takes over more than the function.',
  fix: 'Take the actions away, or limit them to the resources that the function is for; for iam:PassRole name the role and iam:PassedToService.',
  example:
    '{ "Effect": "Allow", "Action": ["iam:PassRole"], "Resource": ["arn:aws:iam::111122223333:role/task"], "Condition": { "StringEquals": { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] } } }',
  sources: ['https://pathfinding.cloud', 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html'],
  check: (facts) =>
    withRole(facts, (role) => {
      const knowledge = catalogKnowledge();
      const unconditional = ownGrants(role).filter(({ statement }) => statement.conditions.length === 0);
      const granted = new Map(
        unconditional.flatMap((grant) =>
          grant.actions.flatMap((action) =>
            actionsMatching(action, knowledge.actions)
              .filter(
                ({ name }) => ESCALATING.has(name) && grant.resources.some((resource) => isOnEveryResource(name, resource, knowledge)),
              )
              .map(({ name }) => [name, grant] as const),
          ),
        ),
      );
      const methods = escalationMethods(new Set(granted.keys()));
      const originOf = ({ actions }: EscalationMethod) => granted.get(actions[0] ?? '')?.statement.origin ?? role.origin;
      const findings = groupBy(methods, (method) => renderOrigin(originOf(method))).flatMap(
        (ways): readonly { readonly message: string; readonly origin: Origin }[] => {
          const [first] = ways;
          if (first === undefined) return [];
          if (ways.length > MOST_WAYS) return [{ message: manyWays(ways), origin: originOf(first) }];
          return ways.map((way) => ({
            message: `${way.actions.join(' with ')} on every resource ${way.gain}: limit them to what the function is for`,
            origin: originOf(way),
          }));
        },
      );
      const passRole = granted.get('iam:PassRole');
      if (passRole !== undefined && !methods.some(({ actions }) => actions.includes('iam:PassRole')))
        findings.push({
          message: 'iam:PassRole on every role: name the role that is passed, and to which service',
          origin: passRole.statement.origin,
        });
      return { findings, evidence: counted(ownGrants(role).length, 'statement') };
    }),
};

/** The actions that some way takes. */
const ESCALATING: ReadonlySet<string> = new Set(ESCALATION_METHODS.flatMap(({ actions }) => actions));

/** A statement that opens more ways than these is one finding. */
const MOST_WAYS = 3;

function manyWays(ways: readonly EscalationMethod[]): string {
  const named = ways.slice(0, MOST_WAYS).map(({ actions }) => actions.join(' with '));
  return `${ways.length} ways to more permissions are open on every resource: ${named.join(', ')} and ${ways.length - MOST_WAYS} more; limit them to what the function is for`;
}
