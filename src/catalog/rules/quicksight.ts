import type { OperationRule, ServiceRules } from './rule.ts';

const instead = (action: string, type: string, member: string): OperationRule => ({
  grants: [{ action: `quicksight:${action}`, resources: [{ type, values: { Account: 'AwsAccountId', ResourceId: member } }] }],
});

/** Amazon QuickSight: a definition is read by the permission to describe what it defines. */
export const quicksight: ServiceRules = {
  service: 'quicksight',
  source: 'https://docs.aws.amazon.com/quicksight/latest/developerguide/iam-actions.html',
  checked: '2026-11-22',
  reviewed: ['GenerateEmbedUrlForRegisteredUser'],
  operations: {
    DescribeAnalysisDefinition: instead('DescribeAnalysis', 'analysis', 'AnalysisId'),
    DescribeDashboardDefinition: instead('DescribeDashboard', 'dashboard', 'DashboardId'),
    DescribeTemplateDefinition: instead('DescribeTemplate', 'template', 'TemplateId'),
  },
};
