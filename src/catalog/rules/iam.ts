import type { Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

const byName = (type: string, variable: string, member: MemberPath): ResourceTemplate => ({ type, values: { [variable]: member } });

/** What is made stands in its path: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const inPath = (type: string, variable: string, member: MemberPath): readonly ResourceTemplate[] => [
  { ...byName(type, variable, member), when: { absent: 'Path' } },
  { type, values: { [variable]: { join: [{ member: 'Path', as: 'withoutLeadingSlash' }, member] } }, when: { set: 'Path' } },
];
/** Tags on creation are authorised by the type's own tagging action: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
const creates = (tagging: string, resources: readonly ResourceTemplate[]): OperationRule => ({
  resources,
  also: [{ action: tagging, when: { set: 'Tags' }, resources }],
});

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html: the caller must be able to pass the role. */
const PASSES_ROLE: Grant = {
  action: 'iam:PassRole',
  resources: [byName('role', 'RoleNameWithPath', 'RoleName')],
  condition: { StringEquals: { 'iam:PassedToService': [{ text: 'ec2.amazonaws.com' }] } },
};

const PROVIDER: OperationRule = { resources: [{ type: 'oidc-provider', arn: 'OpenIDConnectProviderArn' }] };
/** The principal is a user, a group or a role by its ARN; any of them where the ARN does not show which. */
const PRINCIPAL_TYPES = ['user', 'group', 'role'] as const;
const isOfType = (type: string): When => ({ member: 'PolicySourceArn', matches: `:${type}/` });
const PRINCIPAL: OperationRule = {
  resources: [
    ...PRINCIPAL_TYPES.map((type) => ({ type, arn: 'PolicySourceArn', when: isOfType(type) })),
    ...PRINCIPAL_TYPES.map((type) => ({ type, when: { not: { any: PRINCIPAL_TYPES.map(isOfType) } } })),
  ],
};

/** AWS Identity and Access Management. */
export const iam: ServiceRules = {
  service: 'iam',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html',
  checked: '2026-11-22',
  reviewed: [
    'AttachRolePolicy',
    'CreateAccessKey',
    'DeleteAccessKey',
    'DeleteRole',
    'GenerateCredentialReport',
    'GetAccountSummary',
    'GetCredentialReport',
    'GetPolicy',
    'GetRole',
    'GetUser',
    'ListAccessKeys',
    'ListAccountAliases',
    'ListAttachedRolePolicies',
    'ListPolicies',
    'ListRoles',
    'ListUsers',
    'PutRolePolicy',
    'UpdateAccessKey',
  ],
  operations: {
    AddRoleToInstanceProfile: {
      resources: [byName('instance-profile', 'InstanceProfileNameWithPath', 'InstanceProfileName')],
      also: [PASSES_ROLE],
    },
    AddClientIDToOpenIDConnectProvider: PROVIDER,
    DeleteOpenIDConnectProvider: PROVIDER,
    GetOpenIDConnectProvider: PROVIDER,
    RemoveClientIDFromOpenIDConnectProvider: PROVIDER,
    UpdateOpenIDConnectProviderThumbprint: PROVIDER,
    GetContextKeysForPrincipalPolicy: PRINCIPAL,
    SimulatePrincipalPolicy: PRINCIPAL,
    CreateGroup: { resources: inPath('group', 'GroupNameWithPath', 'GroupName') },
    CreateInstanceProfile: creates(
      'iam:TagInstanceProfile',
      inPath('instance-profile', 'InstanceProfileNameWithPath', 'InstanceProfileName'),
    ),
    CreatePolicy: creates('iam:TagPolicy', inPath('policy', 'PolicyNameWithPath', 'PolicyName')),
    CreateRole: creates('iam:TagRole', inPath('role', 'RoleNameWithPath', 'RoleName')),
    CreateUser: creates('iam:TagUser', inPath('user', 'UserNameWithPath', 'UserName')),
  },
};
