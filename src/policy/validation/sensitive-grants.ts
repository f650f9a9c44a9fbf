import type { AttachedVerdict, ComparisonRow } from '../comparison.ts';
import { isContained } from '../find-text.ts';
import { parseGlob } from '../glob.ts';
import type { ValidationProblem } from './facts.ts';
import type { GrantsTogether, RuleForGrants } from './grants-together.ts';
import { listActions } from './grants-together.ts';

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

/** Actions that read what customers keep in a service: objects, items, secrets, parameters, messages, records. */
export const DATA_READS: ReadonlySet<string> = new Set([
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:GetRecords',
  'dynamodb:PartiQLSelect',
  'dynamodb:Query',
  'dynamodb:Scan',
  'kinesis:GetRecords',
  's3:GetObject',
  's3:GetObjectVersion',
  'secretsmanager:GetSecretValue',
  'sqs:ReceiveMessage',
  'ssm:GetParameter',
  'ssm:GetParameterHistory',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
]);

/** Credentials of every role, user, database. */
export const credentialsOnAll: RuleForGrants = {
  id: 'credentials-star',
  severity: 'warning',
  check: (grants) =>
    onAllResources(grants, CREDENTIAL_ACTIONS, 'hands out credentials of every such resource; name the ones that are needed'),
};

/** All data of a service. */
export const dataReadOnAll: RuleForGrants = {
  id: 'data-read-star',
  severity: 'warning',
  check: (grants) => onAllResources(grants, DATA_READS, 'reads the data of every such resource; name the ones that are needed'),
};

/** Who may do what: such grants let others in, or their holder further. */
export const permissionsManagement: RuleForGrants = {
  id: 'permissions-management',
  severity: 'note',
  check: ({ statements, knowledge }) =>
    statements.flatMap(({ origin, rows }) => {
      const managing = rows.filter((row) => isEffective(row) && knowledge.actions.named(row.action)?.level === 'Permissions management');
      return managing.length === 0 ? [] : [{ message: `${listActions(managing)}: changes who may do what`, origin }];
    }),
};

function onAllResources(grants: GrantsTogether, actions: ReadonlySet<string>, problem: string): ValidationProblem[] {
  return grants.statements.flatMap(({ origin, rows }) => {
    const wide = rows.filter((row) => actions.has(row.action) && isEffective(row) && isOnAll(row, grants));
    return wide.length === 0 ? [] : [{ message: `${listActions(wide)} ${problem}`, origin }];
  });
}

function isEffective({ verdict }: ComparisonRow<AttachedVerdict>): boolean {
  return verdict !== 'ineffective';
}

/** True where the row's pattern leaves out no resource of one of the action's types, in the partition that nearly all accounts are in. */
function isOnAll({ action, resource }: ComparisonRow<AttachedVerdict>, { knowledge }: GrantsTogether): boolean {
  if (resource === '*') return true;
  if (resource.startsWith('!')) return false;
  const pattern = parseGlob(resource, '2008-10-17');
  return knowledge.resourceTypes(action).some(({ arn }) => {
    const everyOne = arn.replace('${Partition}', 'aws').replace(/\$\{[^}]*\}/g, '*');
    return isContained(parseGlob(everyOne, '2008-10-17'), [pattern]) === true;
  });
}
