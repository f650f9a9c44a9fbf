import type { OperationRule, ServiceRules } from './rule.ts';

/** The members of a group are looked up as the caller, by tags or in a stack. */
const LOOKS_UP: OperationRule = {
  also: ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources', 'tag:GetResources'].map((action) => ({ action })),
};

/** AWS Resource Groups. */
export const resourceGroups: ServiceRules = {
  service: 'resource-groups',
  source: 'https://docs.aws.amazon.com/ARG/latest/APIReference/API_ListGroupResources.html',
  checked: '2026-11-23',
  operations: { ListGroupResources: LOOKS_UP, SearchResources: LOOKS_UP },
};
