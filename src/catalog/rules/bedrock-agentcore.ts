import type { Grant, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

/** An agent is called through one of its endpoints, `DEFAULT` where none is named, and both are authorised. */
const RUNTIME: readonly ResourceTemplate[] = [
  { type: 'runtime', arn: 'agentRuntimeArn' },
  {
    type: 'runtime-endpoint',
    arn: { join: ['agentRuntimeArn', { text: '/runtime-endpoint/' }, { member: 'qualifier', default: 'DEFAULT' }] },
  },
];
/** https://docs.aws.amazon.com/bedrock-agentcore/latest/APIReference/API_InvokeAgentRuntime.html */
const FOR_USER: Grant = { action: 'bedrock-agentcore:InvokeAgentRuntimeForUser', when: { set: 'runtimeUserId' }, resources: RUNTIME };
const ON_RUNTIME: OperationRule = { resources: RUNTIME };

/** Amazon Bedrock AgentCore, data plane. */
export const bedrockAgentcore: ServiceRules = {
  service: 'bedrock-agentcore',
  source: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html',
  checked: '2026-11-23',
  operations: {
    GetAgentCard: ON_RUNTIME,
    InvokeAgentRuntime: { resources: RUNTIME, also: [FOR_USER] },
    InvokeAgentRuntimeCommand: ON_RUNTIME,
    StopRuntimeSession: ON_RUNTIME,
  },
};
