import type { OperationRule, ServiceRules } from './rule.ts';

/** Ids come as the API returns them, with their path in front: `/hostedzone/Z1`. */
const on = (type: string, member: string): OperationRule => ({ resources: [{ type, values: { Id: { member, as: 'lastPathSegment' } } }] });

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html: networks are looked up as the caller. */
const LOOKS_UP_NETWORK: OperationRule = { also: [{ action: 'ec2:DescribeVpcs' }] };

/** Amazon Route 53. */
export const route53: ServiceRules = {
  service: 'route-53',
  source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html',
  checked: '2026-11-22',
  reviewed: ['ListHostedZones', 'ListHostedZonesByName'],
  operations: {
    AssociateVPCWithHostedZone: LOOKS_UP_NETWORK,
    CreateHostedZone: {
      source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html',
      also: [{ action: 'ec2:DescribeVpcs', when: { set: 'VPC' } }],
    },
    DisassociateVPCFromHostedZone: LOOKS_UP_NETWORK,
    ListHostedZonesByVPC: LOOKS_UP_NETWORK,
    ChangeResourceRecordSets: on('hostedzone', 'HostedZoneId'),
    DeleteHostedZone: on('hostedzone', 'Id'),
    GetChange: on('change', 'Id'),
    GetHostedZone: on('hostedzone', 'Id'),
    ListResourceRecordSets: on('hostedzone', 'HostedZoneId'),
  },
};
