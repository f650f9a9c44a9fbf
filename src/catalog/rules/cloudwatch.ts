import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html: tags are authorised by their own action. */
const tagged = (resource: ResourceTemplate): OperationRule => ({
  also: [{ action: 'cloudwatch:TagResource', when: { set: 'Tags' }, resources: [resource] }],
});
const ALARM: ResourceTemplate = { type: 'alarm', values: { AlarmName: 'AlarmName' } };
const STREAM: ResourceTemplate = { type: 'metric-stream', values: { MetricStreamName: 'Name' } };

/** Amazon CloudWatch. */
export const cloudwatch: ServiceRules = {
  service: 'cloudwatch',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html',
  checked: '2026-11-22',
  reviewed: ['DeleteAlarms', 'DescribeAlarms', 'GetDashboard', 'GetMetricStatistics', 'SetAlarmState'],
  operations: {
    PutAlarmMuteRule: {
      resources: [
        { type: 'alarm-mute-rule', values: { AlarmMuteRuleName: 'Name' } },
        { type: 'alarm', values: { AlarmName: 'MuteTargets.AlarmNames[]' }, when: { set: 'MuteTargets' } },
      ],
      also: [
        {
          action: 'cloudwatch:TagResource',
          when: { set: 'Tags' },
          resources: [{ type: 'alarm-mute-rule', values: { AlarmMuteRuleName: 'Name' } }],
        },
      ],
    },
    PutCompositeAlarm: tagged(ALARM),
    PutInsightRule: tagged({ type: 'insight-rule', values: { InsightRuleName: 'RuleName' } }),
    PutMetricAlarm: tagged(ALARM),
    PutMetricStream: tagged(STREAM),
  },
};
