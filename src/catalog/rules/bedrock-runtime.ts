import { appliesGuardrail, callsModel, FOUNDATION_MODEL, rendersPrompt } from './bedrock-models.ts';
import type { OperationRule, ServiceRules } from './rule.ts';

const INVOKE = 'bedrock:InvokeModel';
const STREAM = 'bedrock:InvokeModelWithResponseStream';

const invoke = (action: string, guardrail: string): OperationRule => ({
  grants: [callsModel(action, 'modelId'), rendersPrompt('modelId'), appliesGuardrail(guardrail)],
  // `messages[].role` is the speaker of a message.
  passedRoles: [],
});

/** Amazon Bedrock, calling models. There is no `bedrock:Converse`: conversing is invoking. */
export const bedrockRuntime: ServiceRules = {
  service: 'bedrock-runtime',
  source: 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock_Runtime.html',
  checked: '2026-11-22',
  reviewed: ['ApplyGuardrail'],
  operations: {
    Converse: invoke(INVOKE, 'guardrailConfig.guardrailIdentifier'),
    ConverseStream: invoke(STREAM, 'guardrailConfig.guardrailIdentifier'),
    CountTokens: { resources: FOUNDATION_MODEL, passedRoles: [] },
    InvokeModel: { grants: [callsModel(INVOKE, 'modelId'), rendersPrompt('modelId'), appliesGuardrail('guardrailIdentifier')] },
    InvokeModelWithBidirectionalStream: { grants: [callsModel(INVOKE, 'modelId')] },
    InvokeModelWithResponseStream: {
      grants: [callsModel(STREAM, 'modelId'), rendersPrompt('modelId'), appliesGuardrail('guardrailIdentifier')],
    },
    StartAsyncInvoke: {
      grants: [
        callsModel(INVOKE, 'modelId'),
        { action: INVOKE, resources: [{ type: 'async-invoke' }] },
        {
          action: 's3:PutObject',
          resources: [
            {
              type: 'object',
              values: {
                BucketName: { member: 'outputDataConfig.s3OutputDataConfig.s3Uri', as: 's3UriBucket' },
                ObjectName: { member: 'outputDataConfig.s3OutputDataConfig.s3Uri', as: 's3UriKey' },
              },
              suffix: '*',
            },
          ],
        },
        { action: 'bedrock:TagResource', when: { set: 'tags' }, resources: [{ type: 'async-invoke' }] },
      ],
    },
  },
};
