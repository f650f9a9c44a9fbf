import type { AttachedStatement } from '../../model/attached-role.ts';
import { literalText } from '../../model/pattern.ts';
import type { FunctionRule } from '../practice-rule.ts';
import { withRole } from '../with-role.ts';

/** Lambda, and Lambda@Edge. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html */
const LAMBDA = /^(edge)?lambda\.amazonaws\.com(\.cn)?$/;

/** Others than Lambda may take the role. */
export const trustPolicyTooWide: FunctionRule = {
  id: 'LP108',
  name: 'trust-policy-too-wide',
  title: 'Trust policy that lets others in',
  practice: 1,
  scope: 'function',
  severity: 'warning',
  meaning: 'The trust policy of the role names others than lambda.amazonaws.com; an error where it is everyone.',
  reason: 'Whoever may assume the role has all its permissions without the function.',
  fix: 'Name lambda.amazonaws.com alone, and give other services a role of their own.',
  example: '{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }',
  sources: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html#permissions-executionrole-create'],
  check: (facts) =>
    withRole(facts, ({ trust }) => {
      if (trust === undefined) return { findings: [], undecided: 'the trust policy of the role is not known' };
      const findings = trust.flatMap((statement) => {
        const others = othersThanLambda(statement);
        if (others.length === 0) return [];
        const isEveryone = others.includes('*') && statement.conditions.length === 0;
        const who = isEveryone ? 'everyone' : others.join(', ');
        return [
          {
            message: `${who} may assume the role of the function: name lambda.amazonaws.com alone`,
            origin: statement.origin,
            severity: isEveryone ? ('error' as const) : ('warning' as const),
          },
        ];
      });
      return { findings, evidence: 'the trust policy' };
    }),
};

function othersThanLambda({ effect, principal }: AttachedStatement): readonly string[] {
  if (effect !== 'Allow' || principal === undefined) return [];
  if (principal.negated) return ['*'];
  return principal.types.flatMap(({ type, identifiers }) => {
    if (type === '*') return ['*'];
    const texts = identifiers.map((identifier) =>
      identifier[0]?.kind === 'wildcard' ? '*' : (literalText(identifier) ?? `an unknown ${type} principal`),
    );
    return texts.filter((text) => !(type === 'Service' && LAMBDA.test(text)));
  });
}
