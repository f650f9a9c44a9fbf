import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

const FLOW: ResourceTemplate = { type: 'contact-flow', values: { InstanceId: 'InstanceId', ContactFlowId: 'ContactFlowId' } };
/** The id of a contact that begins is not known before; one that it goes on from is named beside it. */
const CONTACT: ResourceTemplate = { type: 'contact', values: { InstanceId: 'InstanceId' } };
const STARTS: OperationRule = { resources: [FLOW, CONTACT] };

/** Numbers that belong to nobody yet, or to any instance. */
const ANY_PHONE_NUMBER: ResourceTemplate = { type: 'wildcard-phone-number' };
/** What a number is claimed for: an instance or a traffic distribution group. */
const TARGET: ResourceTemplate = { type: 'instance', arn: { member: 'TargetArn', or: 'InstanceId' } };

/** Amazon Connect. */
export const connect: ServiceRules = {
  service: 'connect',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonconnect.html',
  checked: '2026-11-23',
  operations: {
    ClaimPhoneNumber: { resources: [TARGET, ANY_PHONE_NUMBER] },
    ListPhoneNumbersV2: { resources: [ANY_PHONE_NUMBER] },
    SearchAvailablePhoneNumbers: { resources: [ANY_PHONE_NUMBER] },
    StartChatContact: STARTS,
  },
};
