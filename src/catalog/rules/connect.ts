import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

const FLOW: ResourceTemplate = { type: 'contact-flow', values: { InstanceId: 'InstanceId', ContactFlowId: 'ContactFlowId' } };
/** The id of a contact that begins is not known before; one that it goes on from is named beside it. */
const CONTACT: ResourceTemplate = { type: 'contact', values: { InstanceId: 'InstanceId' } };
const STARTS: OperationRule = { resources: [FLOW, CONTACT] };

/** Amazon Connect. */
export const connect: ServiceRules = {
  service: 'connect',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonconnect.html',
  checked: '2026-11-23',
  operations: { StartChatContact: STARTS },
};
