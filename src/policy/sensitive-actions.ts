/**
 * Actions whose answer holds credentials, or lets its caller log in as somebody else, by their descriptions in the Service Authorization Reference.
 * What only opens what other grants allow (`ecr:GetAuthorizationToken`) is left out.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const CREDENTIAL_ACTIONS: ReadonlySet<string> = new Set([
  'cognito-identity:GetCredentialsForIdentity',
  'cognito-identity:GetOpenIdToken',
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
  'connect:GetFederationToken',
  'ec2:GetPasswordData',
  'gamelift:RequestUploadCredentials',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'iam:UpdateLoginProfile',
  'lightsail:GetInstanceAccessDetails',
  'lightsail:GetRelationalDatabaseMasterUserPassword',
  'rds-db:connect',
  'redshift:GetClusterCredentials',
  'redshift:GetClusterCredentialsWithIAM',
  'redshift-serverless:GetCredentials',
  'sts:AssumeRole',
]);

/** Actions that give the content of secrets, by the same reference. `secretsmanager:BatchGetSecretValue` is none: each secret asks for GetSecretValue as well. */
export const SECRET_READS: ReadonlySet<string> = new Set([
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameterHistory',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
]);

/** Actions that read what customers keep in a service: objects, items, secrets, parameters, messages, records. */
export const DATA_READS: ReadonlySet<string> = new Set([
  ...SECRET_READS,
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:GetRecords',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
  'kinesis:GetRecords',
  's3:GetObject',
  's3:GetObjectVersion',
  'sqs:ReceiveMessage',
]);

/** Actions that give the plain text of what a key encrypted. */
export const DECRYPTIONS: ReadonlySet<string> = new Set(['kms:Decrypt']);
