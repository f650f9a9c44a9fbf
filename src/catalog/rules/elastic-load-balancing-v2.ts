import type { OperationRule, ServiceRules } from './rule.ts';

/** What the operations make, where the tagging action, which the first Elastic Load Balancing shares, lists load balancers alone. */
const tagged = (kind: string): OperationRule => ({
  also: [
    {
      action: 'elasticloadbalancing:AddTags',
      when: { set: 'Tags' },
      resources: [{ type: 'loadbalancer', arn: { text: `arn:\${Partition}:elasticloadbalancing:\${Region}:\${Account}:${kind}/*` } }],
    },
  ],
});
const ON_RESOURCES: OperationRule = { resources: [{ type: 'loadbalancer', arn: 'ResourceArns[]' }] };

/** Elastic Load Balancing, second version. */
export const elasticLoadBalancingV2: ServiceRules = {
  service: 'elastic-load-balancing-v2',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/load-balancer-authentication-access-control.html',
  checked: '2026-11-23',
  operations: {
    AddTags: ON_RESOURCES,
    CreateListener: tagged('listener'),
    CreateRule: tagged('listener-rule'),
    RemoveTags: ON_RESOURCES,
  },
};
