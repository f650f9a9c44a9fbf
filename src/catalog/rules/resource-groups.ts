import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

/** A group by its name or its ARN; `GroupName` is the older member. */
const GROUP: readonly ResourceTemplate[] = [{ type: 'group', values: { GroupName: { member: 'Group', or: 'GroupName' } } }];
const ON_GROUP: OperationRule = { resources: GROUP };

/** The members of a group are looked up as the caller, by tags or in a stack. */
const LOOKS_UP: OperationRule = {
  also: ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources', 'tag:GetResources'].map((action) => ({ action })),
};

/** AWS Resource Groups. */
export const resourceGroups: ServiceRules = {
  service: 'resource-groups',
  source: 'https://docs.aws.amazon.com/ARG/latest/APIReference/API_ListGroupResources.html',
  checked: '2026-11-23',
  operations: {
    GetGroup: ON_GROUP,
    GetGroupQuery: ON_GROUP,
    ListGroupResources: { ...LOOKS_UP, ...ON_GROUP },
    SearchResources: LOOKS_UP,
    UpdateGroup: ON_GROUP,
  },
};
