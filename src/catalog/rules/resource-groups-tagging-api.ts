import type { OperationRule, ServiceRules } from './rule.ts';

const TAGS: OperationRule = {
  beyond: [{ service: '*', message: "tags resources with the caller's permissions: grant each service's own tagging action on them" }],
};

/** Resource Groups Tagging API. */
export const resourceGroupsTaggingApi: ServiceRules = {
  service: 'resource-groups-tagging-api',
  source: 'https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_TagResources.html',
  checked: '2026-11-22',
  operations: {
    TagResources: TAGS,
    UntagResources: TAGS,
  },
};
