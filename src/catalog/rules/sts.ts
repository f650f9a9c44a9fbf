import type { ResourceTemplate, ServiceRules } from './rule.ts';

const ROLE: ResourceTemplate = { type: 'role', arn: 'RoleArn' };

/** AWS STS: taking a role needs the permission on that role and passes none on. */
export const sts: ServiceRules = {
  service: 'sts',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html',
  checked: '2026-11-22',
  reviewed: 'all',
  operations: {
    AssumeRole: {
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required',
      also: [
        { action: 'sts:TagSession', when: { any: [{ set: 'Tags' }, { set: 'TransitiveTagKeys' }] }, resources: [ROLE] },
        { action: 'sts:SetSourceIdentity', when: { set: 'SourceIdentity' }, resources: [ROLE] },
      ],
      passedRoles: [],
    },
    AssumeRoot: {
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html',
      resources: [
        { type: 'root-user', arn: 'TargetPrincipal', when: { member: 'TargetPrincipal', matches: '^arn:' } },
        {
          type: 'root-user',
          values: { Account: 'TargetPrincipal' },
          when: { not: { member: 'TargetPrincipal', matches: '^arn:' } },
        },
      ],
    },
    AssumeRoleWithSAML: { noPermission: 'the request is not signed: the assertion authorises it' },
    AssumeRoleWithWebIdentity: { noPermission: 'the request is not signed: the token authorises it' },
    GetCallerIdentity: {
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
      noPermission: 'no permissions are required to perform this operation',
    },
    GetSessionToken: {
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html',
      noPermission: 'no permissions are required to get a session token',
    },
    GetFederationToken: {
      source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html',
      resources: [{ type: 'federated-user', values: { FederatedUserName: 'Name' } }],
      also: [{ action: 'sts:TagSession', when: { set: 'Tags' }, resources: [{ type: '*' }] }],
    },
  },
};
