import { literalText } from '../../model/pattern.ts';
import { counted } from '../counted.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { isKeptElsewhere } from '../role-grants.ts';
import { withRole } from '../with-role.ts';

/** Policies of AWS that are made for people and allow whole services. */
const BROAD = /(FullAccess|AdministratorAccess|PowerUserAccess|Administrator|_FullAccess)(-[\w-]+)?$/;

/** A policy of AWS that allows a whole service, or nearly everything, is attached to a function. */
export const broadManagedPolicy: FunctionRule = {
  id: 'LP106',
  name: 'broad-managed-policy',
  title: 'Broad policy of AWS',
  practice: 1,
  scope: 'function',
  severity: 'warning',
  meaning: 'A FullAccess, PowerUser or Administrator policy of AWS is attached to the role of the function.',
  reason: 'It is made for people who run a service; a function uses a few actions on a few resources of it.',
  fix: 'Attach what leastpriv generate prints instead.',
  example: 'Policies:\n  - DynamoDBReadPolicy:\n      TableName: !Ref Orders',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-use-aws-defined-policies'],
  check: (facts) =>
    withRole(facts, (role) => {
      const managed = role.policies.filter((policy) => isKeptElsewhere(policy));
      const findings = managed.flatMap((policy) => {
        const arn = policy.content.kind === 'managed' ? (literalText(policy.content.arn) ?? policy.name) : policy.name;
        const name = arn.slice(arn.lastIndexOf('/') + 1);
        return BROAD.test(name)
          ? [{ message: `${name} allows far more than a function needs: attach what leastpriv generate prints`, origin: policy.origin }]
          : [];
      });
      return { findings, evidence: counted(role.policies.length, 'policy') };
    }),
};
