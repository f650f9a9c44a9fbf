import type { OperationRule, ServiceRules } from './rule.ts';

/** A trail by its name or its ARN. */
const ON_TRAIL: OperationRule = { resources: [{ type: 'trail', values: { TrailName: 'Name' } }] };

/** AWS CloudTrail. */
export const cloudtrail: ServiceRules = {
  service: 'cloudtrail',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html',
  checked: '2026-11-23',
  operations: {
    DeleteTrail: ON_TRAIL,
    ListInsightsMetricData: {
      source: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListInsightsMetricData.html',
      grants: [
        { action: 'cloudtrail:LookupEvents' },
        {
          action: 'cloudtrail:ListInsightsData',
          when: { set: 'TrailName' },
          resources: [{ type: 'trail', values: { TrailName: 'TrailName' } }],
        },
      ],
    },
    StartLogging: ON_TRAIL,
    StopLogging: ON_TRAIL,
  },
};
