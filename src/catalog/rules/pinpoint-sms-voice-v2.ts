import type { ResourceTemplate, ServiceRules, When } from './rule.ts';

const ORIGIN = 'OriginationIdentity';
const given: When = { set: ORIGIN };
/** The forms of an origination identity: an id or an ARN that begins with its type, or a phone number or sender id itself. */
const isPool: When = { member: ORIGIN, matches: '^(?:arn:.*:pool/|pool-)' };
const isPhoneNumber: When = { member: ORIGIN, matches: '^(?:arn:.*:phone-number/|phone-)' };
const isSenderArn: When = { member: ORIGIN, matches: '^arn:.*:sender-id/' };
const isOther: When = { all: [given, { not: { any: [isPool, isPhoneNumber, isSenderArn] } }] };

const POOL: ResourceTemplate = { type: 'Pool', values: { PoolId: ORIGIN }, when: isPool };
const PHONE_NUMBER: ResourceTemplate = { type: 'PhoneNumber', values: { PhoneNumberId: ORIGIN }, when: isPhoneNumber };
/** Without an identity any of the account's may send; a phone number does not tell its id, nor a sender id its country. */
const UNKNOWN: readonly ResourceTemplate[] = [
  { type: 'Pool', when: { absent: ORIGIN } },
  { type: 'PhoneNumber', when: { any: [{ absent: ORIGIN }, isOther] } },
];
const SENDER: readonly ResourceTemplate[] = [
  { type: 'SenderId', arn: ORIGIN, when: isSenderArn },
  { type: 'SenderId', when: { any: [{ absent: ORIGIN }, isOther] } },
];
const SETTINGS: readonly ResourceTemplate[] = [
  { type: 'ConfigurationSet', values: { ConfigurationSetName: 'ConfigurationSetName' }, when: { set: 'ConfigurationSetName' } },
  { type: 'ProtectConfiguration', values: { ProtectConfigurationId: 'ProtectConfigurationId' }, when: { set: 'ProtectConfigurationId' } },
];

/** AWS End User Messaging SMS. */
export const pinpointSmsVoiceV2: ServiceRules = {
  service: 'pinpoint-sms-voice-v2',
  source: 'https://docs.aws.amazon.com/sms-voice/latest/userguide/security_iam_service-with-iam.html',
  checked: '2026-11-23',
  operations: {
    SendMediaMessage: { resources: [POOL, PHONE_NUMBER, ...UNKNOWN, ...SETTINGS] },
    SendTextMessage: { resources: [POOL, PHONE_NUMBER, ...UNKNOWN, ...SENDER, ...SETTINGS] },
  },
};
