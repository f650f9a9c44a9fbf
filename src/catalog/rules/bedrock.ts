import { FOUNDATION_MODEL } from './bedrock-models.ts';
import type { OperationRule, ServiceRules, When } from './rule.ts';

/** Operations on a model by its ARN or its name, which the ARN does not have. */
const NAMED = [
  ['DeleteCustomModel', 'custom-model'],
  ['DeleteImportedModel', 'imported-model'],
  ['GetCustomModel', 'custom-model'],
  ['GetImportedModel', 'imported-model'],
] as const;
const isArn: When = { member: 'modelIdentifier', matches: '^arn:' };
const byNameOrArn = (type: string): OperationRule => ({
  resources: [
    { type, arn: 'modelIdentifier', when: isArn },
    { type, when: { not: isArn } },
  ],
});

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
    ...Object.fromEntries(NAMED.map(([operation, type]) => [operation, byNameOrArn(type)])),
    GetFoundationModel: { resources: [{ type: 'foundation-model', arn: 'modelIdentifier' }] },
  },
};
