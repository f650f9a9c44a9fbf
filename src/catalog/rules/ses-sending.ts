import type { Grant, MemberPath, ResourceTemplate, When } from './rule.ts';

/**
 * The identity that sends: the address itself, or the domain it belongs to, whichever is verified
 * (https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html). The ARN of a shared identity stands for both.
 */
export function senders(address: MemberPath, arn: MemberPath | undefined): readonly ResourceTemplate[] {
  const noArn: readonly When[] = arn === undefined ? [] : [{ absent: arn }];
  const byArn: readonly ResourceTemplate[] = arn === undefined ? [] : [{ type: 'identity', arn, when: { set: arn } }];
  return [
    ...byArn,
    { type: 'identity', when: { all: [...noArn, { absent: address }] } },
    { type: 'identity', values: { IdentityName: { member: address, as: 'emailAddress' } }, when: { all: [...noArn, { set: address }] } },
    {
      type: 'identity',
      values: { IdentityName: { member: address, as: 'emailDomain' } },
      when: { all: [...noArn, { member: address, matches: '@' }] },
    },
  ];
}

/** The configuration set, where the request names one. */
const CONFIGURATION_SET: ResourceTemplate = {
  type: 'configuration-set',
  values: { ConfigurationSetName: 'ConfigurationSetName' },
  when: { set: 'ConfigurationSetName' },
};

/** Sending by an action, from an identity, with the configuration set and further resources that the request names. */
export function sends(
  action: string,
  address: MemberPath,
  arn: MemberPath | undefined,
  more: readonly ResourceTemplate[] = [],
  when?: When,
): Grant {
  const grant: Grant = { action, resources: [...senders(address, arn), CONFIGURATION_SET, ...more] };
  return when === undefined ? grant : { ...grant, when };
}
