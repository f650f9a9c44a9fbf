import type { Encryption, Grant, PassedRole, ResourceTemplate, ServiceRules } from './rule.ts';

const TOPIC: ResourceTemplate = { type: 'topic', arn: 'TopicArn' };
const TOPIC_BY_NAME: ResourceTemplate = { type: 'topic', values: { TopicName: 'Name' } };
/** A subscription's ARN is its topic's with one more part. */
const TOPIC_OF_SUBSCRIPTION: ResourceTemplate = { type: 'topic', values: { TopicName: { member: 'SubscriptionArn', as: 'firstSegment' } } };

const API = 'https://docs.aws.amazon.com/sns/latest/api';

/** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
const PUBLISH: readonly Encryption[] = [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'TopicArn', via: 'sns' }];

/** https://docs.aws.amazon.com/sns/latest/dg/topics-attrib.html: the attributes that name the role which logs deliveries. */
const LOGGED_PROTOCOLS = ['Application', 'Firehose', 'HTTP', 'Lambda', 'SQS'];
const LOGGING_ROLES = ['Success', 'Failure'].map((outcome) => `${outcome}FeedbackRoleArn`);
const passed = (attributes: readonly string[]): readonly PassedRole[] =>
  attributes.map((name) => ({ member: `Attributes.${name}`, to: 'sns.amazonaws.com' }));
/** A role that is the value of one attribute. */
const passedAs = (form: string): Grant => ({
  action: 'iam:PassRole',
  when: { member: 'AttributeName', matches: form },
  resources: [{ type: 'role', values: { RoleNameWithPath: 'AttributeValue' } }],
  condition: { StringEquals: { 'iam:PassedToService': [{ text: 'sns.amazonaws.com' }] } },
});

/** Amazon SNS: a message goes to a topic, to an endpoint, or to a phone number, which is no resource. */
export const sns: ServiceRules = {
  service: 'sns',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html',
  checked: '2026-11-22',
  reviewed: 'all',
  operations: {
    Publish: {
      source: `${API}/API_Publish.html`,
      resources: [
        { ...TOPIC, when: { not: { any: [{ set: 'TargetArn' }, { set: 'PhoneNumber' }] } } },
        { ...TOPIC, when: { all: [{ set: 'TopicArn' }, { any: [{ set: 'TargetArn' }, { set: 'PhoneNumber' }] }] } },
        { type: 'topic', arn: 'TargetArn', when: { set: 'TargetArn' } },
        { type: '*', when: { set: 'PhoneNumber' } },
      ],
      encryption: PUBLISH,
    },
    PublishBatch: { source: `${API}/API_PublishBatch.html`, grants: [{ action: 'sns:Publish', resources: [TOPIC] }], encryption: PUBLISH },
    CreateTopic: {
      source: `${API}/API_CreateTopic.html`,
      also: [
        { action: 'sns:TagResource', when: { set: 'Tags' }, resources: [TOPIC_BY_NAME] },
        { action: 'sns:PutDataProtectionPolicy', when: { set: 'DataProtectionPolicy' }, resources: [TOPIC_BY_NAME] },
      ],
      passedRoles: passed(LOGGED_PROTOCOLS.flatMap((protocol) => LOGGING_ROLES.map((role) => protocol + role))),
    },
    SetTopicAttributes: { source: `${API}/API_SetTopicAttributes.html`, also: [passedAs('FeedbackRoleArn$')] },
    CreatePlatformApplication: { source: `${API}/API_CreatePlatformApplication.html`, passedRoles: passed(LOGGING_ROLES) },
    SetPlatformApplicationAttributes: {
      source: `${API}/API_SetPlatformApplicationAttributes.html`,
      passedRoles: passed(LOGGING_ROLES),
    },
    Subscribe: { source: `${API}/API_Subscribe.html`, passedRoles: passed(['SubscriptionRoleArn']) },
    GetSubscriptionAttributes: { resources: [TOPIC_OF_SUBSCRIPTION] },
    SetSubscriptionAttributes: { resources: [TOPIC_OF_SUBSCRIPTION], also: [passedAs('^SubscriptionRoleArn$')] },
    Unsubscribe: { resources: [TOPIC_OF_SUBSCRIPTION] },
  },
};
