import type { OperationRule, ServiceRules } from './rule.ts';

/** Ids come as the API returns them, with their path in front: `/hostedzone/Z1`. */
const on = (type: string, member: string): OperationRule => ({ resources: [{ type, values: { Id: { member, as: 'lastPathSegment' } } }] });

/** Amazon Route 53. */
export const route53: ServiceRules = {
  service: 'route-53',
  source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html',
  checked: '2026-11-22',
  reviewed: ['ListHostedZones', 'ListHostedZonesByName'],
  operations: {
    ChangeResourceRecordSets: on('hostedzone', 'HostedZoneId'),
    DeleteHostedZone: on('hostedzone', 'Id'),
    GetChange: on('change', 'Id'),
    GetHostedZone: on('hostedzone', 'Id'),
    ListResourceRecordSets: on('hostedzone', 'HostedZoneId'),
  },
};
