import type { OperationRule, ServiceRules } from './rule.ts';

const asFirstVersion = (action: string): OperationRule => ({ grants: [{ action, resources: [{ type: 'Analyzer', arn: 'analyzerArn' }] }] });

/** IAM Access Analyzer: the second version of an operation is authorised by the action of the first. */
export const accessanalyzer: ServiceRules = {
  service: 'accessanalyzer',
  source: 'https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_GetFindingV2.html',
  checked: '2026-11-22',
  operations: {
    GetFindingV2: asFirstVersion('access-analyzer:GetFinding'),
    ListFindingsV2: asFirstVersion('access-analyzer:ListFindings'),
  },
};
