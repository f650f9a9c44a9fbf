import { appliesGuardrail, callsModel } from './bedrock-models.ts';
import type { Grant, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

const KNOWLEDGE_BASE = 'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration';
const SOURCES = 'retrieveAndGenerateConfiguration.externalSourcesConfiguration';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base-prereq-permissions-general.html */
const RETRIEVE_AND_GENERATE: OperationRule = {
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base-prereq-permissions-general.html',
  grants: [
    { action: 'bedrock:RetrieveAndGenerate' },
    {
      action: 'bedrock:Retrieve',
      when: { set: KNOWLEDGE_BASE },
      resources: [{ type: 'knowledge-base', values: { KnowledgeBaseId: `${KNOWLEDGE_BASE}.knowledgeBaseId` } }],
    },
    callsModel('bedrock:InvokeModel', `${KNOWLEDGE_BASE}.modelArn`, { set: KNOWLEDGE_BASE }),
    callsModel('bedrock:InvokeModel', `${SOURCES}.modelArn`, { set: SOURCES }),
    appliesGuardrail(`${KNOWLEDGE_BASE}.generationConfiguration.guardrailConfiguration.guardrailId`),
    appliesGuardrail(`${SOURCES}.generationConfiguration.guardrailConfiguration.guardrailId`),
  ],
};

const API = 'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime';
/** API_InvokeAgent.html, `streamingConfigurations`: an answer that is streamed needs the permission to stream the model's. */
const streamsModel = (resources: readonly ResourceTemplate[] = []): Grant => ({
  action: 'bedrock:InvokeModelWithResponseStream',
  when: { member: 'streamingConfigurations.streamFinalResponse', is: [true] },
  resources,
});

const RERANKER = 'rerankingConfiguration.bedrockRerankingConfiguration.modelConfiguration.modelArn';
const invokesReranker: Grant = callsModel('bedrock:InvokeModel', RERANKER, { set: RERANKER });

/** Amazon Bedrock agents, flows and knowledge bases at run time. */
export const bedrockAgentRuntime: ServiceRules = {
  service: 'bedrock-agent-runtime',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html',
  checked: '2026-11-22',
  operations: {
    InvokeAgent: { source: `${API}_InvokeAgent.html`, also: [streamsModel([{ type: 'foundation-model' }])] },
    InvokeInlineAgent: {
      also: [
        streamsModel(callsModel('bedrock:InvokeModelWithResponseStream', 'foundationModel').resources),
        callsModel('bedrock:InvokeModel', 'foundationModel'),
        appliesGuardrail('guardrailConfiguration.guardrailIdentifier'),
      ],
    },
    InvokeFlow: {
      resources: [{ type: 'flow-alias', values: { FlowId: 'flowIdentifier', FlowAliasId: 'flowAliasIdentifier' } }],
    },
    Rerank: { source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/rerank-prereq.html', also: [invokesReranker] },
    Retrieve: { also: [appliesGuardrail('guardrailConfiguration.guardrailId')] },
    RetrieveAndGenerate: RETRIEVE_AND_GENERATE,
    RetrieveAndGenerateStream: RETRIEVE_AND_GENERATE,
  },
};
