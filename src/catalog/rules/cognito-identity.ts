import type { ServiceRules } from './rule.ts';

const TO = 'cognito-identity.amazonaws.com';

/** Amazon Cognito identity pools. */
export const cognitoIdentity: ServiceRules = {
  service: 'cognito-identity',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html',
  checked: '2026-11-23',
  operations: {
    SetIdentityPoolRoles: {
      passedRoles: [
        { member: 'Roles{value}', to: TO },
        { member: 'RoleMappings{value}.RulesConfiguration.Rules[].RoleARN', to: TO },
      ],
    },
  },
};
