import type { ServiceRules } from './rule.ts';

/** Amazon Bedrock, managing models. */
export const bedrock: ServiceRules = {
  service: 'bedrock',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html',
  checked: '2026-11-22',
  reviewed: ['ListFoundationModels'],
  operations: {
    GetFoundationModel: { resources: [{ type: 'foundation-model', arn: 'modelIdentifier' }] },
  },
};
