import type { MemberPath, OperationRule, ServiceRules } from './rule.ts';

const instead = (action: string, type: string, member: string): OperationRule => ({
  grants: [{ action: `quicksight:${action}`, resources: [{ type, values: { Account: 'AwsAccountId', ResourceId: member } }] }],
});

/** Users and groups stand below their namespace: `user/default/NAME`. */
const inNamespace = (type: string, name: MemberPath): OperationRule => ({
  source: 'https://docs.aws.amazon.com/quicksight/latest/APIReference/API_DescribeUser.html',
  resources: [{ type, values: { ResourceId: { join: ['Namespace', { text: '/' }, name] } } }],
});
const each = (operations: readonly string[], rule: OperationRule): Readonly<Record<string, OperationRule>> =>
  Object.fromEntries(operations.map((operation) => [operation, rule]));
const OF_USER = ['DeleteUser', 'DescribeUser', 'UpdateUser'];
const OF_GROUP = [
  'CreateGroup',
  'CreateGroupMembership',
  'DeleteGroup',
  'DeleteGroupMembership',
  'DescribeGroup',
  'DescribeGroupMembership',
  'ListGroupMemberships',
  'UpdateGroup',
];

/** Amazon QuickSight: a definition is read by the permission to describe what it defines. */
export const quicksight: ServiceRules = {
  service: 'quicksight',
  source: 'https://docs.aws.amazon.com/quicksight/latest/developerguide/iam-actions.html',
  checked: '2026-11-22',
  account: 'AwsAccountId',
  reviewed: ['GenerateEmbedUrlForRegisteredUser'],
  operations: {
    ...each(OF_USER, inNamespace('user', 'UserName')),
    ...each(OF_GROUP, inNamespace('group', 'GroupName')),
    DescribeAnalysisDefinition: instead('DescribeAnalysis', 'analysis', 'AnalysisId'),
    DescribeDashboardDefinition: instead('DescribeDashboard', 'dashboard', 'DashboardId'),
    DescribeTemplateDefinition: instead('DescribeTemplate', 'template', 'TemplateId'),
  },
};
