import type { Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

const API = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference';

const onDefaultBus: When = {
  any: [
    { absent: 'EventBusName' },
    { member: 'EventBusName', is: ['default'] },
    { member: 'EventBusName', matches: ':event-bus/default$' },
  ],
};

/** A rule's ARN names its bus, except on the default one: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-manage-iam-access.html */
const ruleNamed = (member: MemberPath): readonly ResourceTemplate[] => [
  { type: 'rule-on-default-event-bus', values: { RuleName: member }, when: onDefaultBus },
  {
    type: 'rule-on-custom-event-bus',
    values: { EventBusName: { member: 'EventBusName', as: 'nameOfArn' }, RuleName: member },
    when: { not: onDefaultBus },
  },
];
const onRule = (member: MemberPath): OperationRule => ({ resources: ruleNamed(member) });

const tagged = (resources: readonly ResourceTemplate[]): Grant => ({ action: 'events:TagResource', when: { set: 'Tags' }, resources });
const busOf = (member: MemberPath): ResourceTemplate => ({ type: 'event-bus', values: { EventBusName: { member, default: 'default' } } });
const PARTNER_SOURCE: ResourceTemplate = { type: 'event-source', values: { EventSourceName: 'Name' } };

/** Amazon EventBridge: events go to the default bus unless they name another. */
export const eventbridge: ServiceRules = {
  service: 'eventbridge',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html',
  checked: '2026-11-22',
  reviewed: 'all',
  operations: {
    PutEvents: {
      source: `${API}/API_PutEvents.html`,
      grants: [
        { action: 'events:PutEvents', forEach: 'Entries[]', resources: [busOf('EventBusName')] },
        { action: 'events:PutEvents', when: { absent: 'Entries' }, resources: [{ type: 'event-bus' }] },
      ],
    },
    PutRule: { source: `${API}/API_PutRule.html`, resources: ruleNamed('Name'), also: [tagged(ruleNamed('Name'))] },
    DeleteRule: onRule('Name'),
    DescribeRule: onRule('Name'),
    EnableRule: onRule('Name'),
    DisableRule: onRule('Name'),
    PutTargets: onRule('Rule'),
    RemoveTargets: onRule('Rule'),
    ListTargetsByRule: onRule('Rule'),
    CreateEventBus: {
      source: `${API}/API_CreateEventBus.html`,
      also: [tagged([{ type: 'event-bus', values: { EventBusName: 'Name' } }])],
    },
    CreateApiDestination: {
      source: `${API}/API_CreateApiDestination.html`,
      resources: [
        { type: 'api-destination', values: { ApiDestinationName: 'Name' } },
        { type: 'connection', arn: 'ConnectionArn' },
      ],
    },
    DescribeEventBus: { resources: [busOf('Name')] },
    CreateArchive: {
      resources: [
        { type: 'archive', values: { ArchiveName: 'ArchiveName' } },
        { type: 'event-bus', arn: 'EventSourceArn' },
      ],
    },
    StartReplay: {
      resources: [
        { type: 'replay', values: { ReplayName: 'ReplayName' } },
        { type: 'archive', arn: 'EventSourceArn' },
        { type: 'event-bus', arn: 'Destination.Arn' },
      ],
    },
    CreatePartnerEventSource: { resources: [PARTNER_SOURCE] },
    DeletePartnerEventSource: { resources: [PARTNER_SOURCE] },
    DescribePartnerEventSource: { resources: [PARTNER_SOURCE] },
  },
};
