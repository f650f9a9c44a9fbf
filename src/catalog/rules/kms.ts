import type { Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

const API = 'https://docs.aws.amazon.com/kms/latest/APIReference';
const isAlias = (member: MemberPath): When => ({ member, matches: '(?:^|:)alias/' });
const key = (member: MemberPath): ResourceTemplate => ({ type: 'key', values: { KeyId: { member, as: 'keyId' } } });

/**
 * A key named by an alias has an ARN that the alias does not tell; the policy binds the alias instead.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-request-alias
 */
const onKey = (action: string, member: MemberPath): readonly Grant[] => [
  { action, when: { not: isAlias(member) }, resources: [key(member)] },
  {
    action,
    when: isAlias(member),
    resources: [key(member)],
    condition: { StringEquals: { 'kms:RequestAlias': [{ member, as: 'aliasPath' }] } },
  },
];
const byAlias = (operation: string): OperationRule => ({ grants: onKey(`kms:${operation}`, 'KeyId') });

/** Operations that take an alias in place of the key: the description of `KeyId` on each operation's page. */
const TAKING_ALIASES = [
  'Decrypt',
  'DeriveSharedSecret',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'GetPublicKey',
  'Sign',
  'Verify',
  'VerifyMac',
];

/** AWS KMS: keys by id, ARN or alias. */
export const kms: ServiceRules = {
  service: 'kms',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html',
  checked: '2026-11-22',
  transforms: { KeyId: 'keyId', Alias: 'aliasName' },
  reviewed: 'all',
  operations: {
    ...Object.fromEntries(TAKING_ALIASES.map((operation) => [operation, byAlias(operation)])),
    ReEncrypt: {
      source: `${API}/API_ReEncrypt.html`,
      grants: [...onKey('kms:ReEncryptFrom', 'SourceKeyId'), ...onKey('kms:ReEncryptTo', 'DestinationKeyId')],
    },
    CreateAlias: {
      source: `${API}/API_CreateAlias.html`,
      resources: [{ type: 'alias', values: { Alias: { member: 'AliasName', as: 'aliasName' } } }, key('TargetKeyId')],
    },
    UpdateAlias: {
      source: `${API}/API_UpdateAlias.html`,
      resources: [{ type: 'alias', values: { Alias: { member: 'AliasName', as: 'aliasName' } } }, key('TargetKeyId'), { type: 'key' }],
    },
    DeleteAlias: {
      source: `${API}/API_DeleteAlias.html`,
      resources: [{ type: 'alias', values: { Alias: { member: 'AliasName', as: 'aliasName' } } }, { type: 'key' }],
    },
    CreateKey: {
      source: `${API}/API_CreateKey.html`,
      also: [{ action: 'kms:TagResource', when: { set: 'Tags' }, resources: [{ type: 'key' }] }],
    },
    ReplicateKey: {
      source: `${API}/API_ReplicateKey.html`,
      also: [{ action: 'kms:CreateKey' }, { action: 'kms:TagResource', when: { set: 'Tags' }, resources: [{ type: 'key' }] }],
    },
  },
};
