import { FOUNDATION_MODEL } from './bedrock-models.ts';
import type { ServiceRules } from './rule.ts';

/** Amazon Bedrock, managing models. */
export const bedrock: ServiceRules = {
  service: 'bedrock',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html',
  checked: '2026-11-22',
  reviewed: ['ListFoundationModels'],
  operations: {
    CreateModelInvocationJob: {
      source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-permissions.html',
      grants: [
        { action: 'bedrock:CreateModelInvocationJob', resources: FOUNDATION_MODEL },
        { action: 'bedrock:CreateModelInvocationJob', resources: [{ type: 'model-invocation-job' }] },
        { action: 'bedrock:TagResource', when: { set: 'tags' }, resources: [{ type: 'model-invocation-job' }] },
      ],
    },
    GetFoundationModel: { resources: [{ type: 'foundation-model', arn: 'modelIdentifier' }] },
  },
};
