import type { OperationRule, ServiceRules } from './rule.ts';

const API = 'https://docs.aws.amazon.com/securityhub/1.0/APIReference';
const asFirstVersion = (page: string, action: string): OperationRule => ({
  source: `${API}/API_${page}.html`,
  grants: [{ action: `securityhub:${action}`, resources: [{ type: 'hub' }, { type: 'hubv2' }] }],
});

/** AWS Security Hub: the second version of an operation is authorised by the action of the first. */
export const securityhub: ServiceRules = {
  service: 'securityhub',
  source: `${API}/API_GetFindingsV2.html`,
  checked: '2026-11-23',
  operations: {
    BatchUpdateFindingsV2: asFirstVersion('BatchUpdateFindingsV2', 'BatchUpdateFindings'),
    GetFindingStatisticsV2: asFirstVersion('GetFindingStatisticsV2', 'GetAdhocInsightResults'),
    GetFindingsV2: asFirstVersion('GetFindingsV2', 'GetFindings'),
  },
};
