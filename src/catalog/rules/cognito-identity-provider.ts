import type { OperationRule, PassedRole, ServiceRules } from './rule.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-delivery.html: the role that sends text messages. */
const SENDER: PassedRole = { member: 'SmsConfiguration.SnsCallerArn', to: 'cognito-idp.amazonaws.com' };
const sendsMessages: OperationRule = { passedRoles: [SENDER] };

/** Amazon Cognito user pools. */
export const cognitoIdentityProvider: ServiceRules = {
  service: 'cognito-identity-provider',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/security_iam_service-with-iam.html',
  checked: '2026-11-23',
  operations: {
    CreateUserPool: sendsMessages,
    SetUserPoolMfaConfig: { passedRoles: [{ ...SENDER, member: `SmsMfaConfiguration.${SENDER.member}` }] },
    UpdateUserPool: sendsMessages,
  },
};
