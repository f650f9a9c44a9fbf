import type { Encryption, ResourceTemplate, ServiceRules, ValueSource } from './rule.ts';

const secret = (source: ValueSource): ResourceTemplate => ({ type: 'Secret', values: { SecretId: source } });
const SECRET = secret({ member: 'SecretId', as: 'secretId' });
const NEW_SECRET = secret({ member: 'Name', as: 'secretId' });

const API = 'https://docs.aws.amazon.com/secretsmanager/latest/apireference';

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
const READ: readonly Encryption[] = [{ actions: ['kms:Decrypt'], resource: 'SecretId', via: 'secretsmanager' }];
const WRITE: readonly Encryption[] = [
  { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], key: 'KmsKeyId', resource: 'SecretId', via: 'secretsmanager' },
];

/** AWS Secrets Manager: a secret's ARN ends in six random characters that its name does not tell. */
export const secretsManager: ServiceRules = {
  service: 'secrets-manager',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html',
  checked: '2026-11-22',
  transforms: { SecretId: 'secretId' },
  reviewed: 'all',
  operations: {
    GetSecretValue: { source: `${API}/API_GetSecretValue.html`, resources: [SECRET], encryption: READ },
    BatchGetSecretValue: {
      source: `${API}/API_BatchGetSecretValue.html`,
      also: [
        {
          action: 'secretsmanager:GetSecretValue',
          when: { absent: 'Filters' },
          resources: [secret({ member: 'SecretIdList[]', as: 'secretId' })],
        },
        { action: 'secretsmanager:GetSecretValue', when: { set: 'Filters' } },
        { action: 'secretsmanager:ListSecrets', when: { set: 'Filters' } },
      ],
      encryption: [{ actions: ['kms:Decrypt'], resource: 'SecretIdList[]', via: 'secretsmanager' }],
    },
    PutSecretValue: {
      source: `${API}/API_PutSecretValue.html`,
      resources: [SECRET],
      encryption: [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: 'SecretId', via: 'secretsmanager' }],
    },
    UpdateSecret: { source: `${API}/API_UpdateSecret.html`, resources: [SECRET], encryption: WRITE },
    CreateSecret: {
      source: `${API}/API_CreateSecret.html`,
      resources: [NEW_SECRET],
      also: [
        { action: 'secretsmanager:TagResource', when: { set: 'Tags' }, resources: [NEW_SECRET] },
        { action: 'secretsmanager:ReplicateSecretToRegions', when: { set: 'AddReplicaRegions' }, resources: [NEW_SECRET] },
      ],
      encryption: [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], key: 'KmsKeyId', via: 'secretsmanager', when: { set: 'KmsKeyId' } }],
    },
    ValidateResourcePolicy: {
      source: `${API}/API_ValidateResourcePolicy.html`,
      also: [{ action: 'secretsmanager:PutResourcePolicy', resources: [SECRET] }],
    },
    ReplicateSecretToRegions: {
      source: `${API}/API_ReplicateSecretToRegions.html`,
      resources: [SECRET],
      encryption: READ,
    },
    RotateSecret: {
      source: `${API}/API_RotateSecret.html`,
      also: [
        {
          action: 'lambda:InvokeFunction',
          when: { set: 'RotationLambdaARN' },
          resources: [{ type: 'function', values: { FunctionName: { member: 'RotationLambdaARN', as: 'functionName' } } }],
        },
      ],
      passedRoles: [{ member: 'ExternalSecretRotationRoleArn', to: 'secretsmanager.amazonaws.com' }],
    },
  },
};
