import type { OperationRule, ServiceRules } from './rule.ts';

const instead = (action: string, member: string): OperationRule => ({
  grants: [{ action: `verifiedpermissions:${action}`, resources: [{ type: 'policy-store', values: { PolicyStoreId: member } }] }],
});

/** Amazon Verified Permissions: a batch is authorised as its single call. */
export const verifiedpermissions: ServiceRules = {
  service: 'verifiedpermissions',
  source: 'https://docs.aws.amazon.com/verifiedpermissions/latest/userguide/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  reviewed: ['IsAuthorized', 'IsAuthorizedWithToken'],
  operations: {
    GetPolicyStore: {
      source: 'https://docs.aws.amazon.com/verifiedpermissions/latest/apireference/API_GetPolicyStore.html',
      also: [
        {
          action: 'verifiedpermissions:ListTagsForResource',
          when: { member: 'tags', is: [true] },
          resources: [{ type: 'policy-store', values: { PolicyStoreId: 'policyStoreId' } }],
        },
      ],
    },
    BatchGetPolicy: instead('GetPolicy', 'requests[].policyStoreId'),
    BatchIsAuthorized: instead('IsAuthorized', 'policyStoreId'),
    BatchIsAuthorizedWithToken: instead('IsAuthorizedWithToken', 'policyStoreId'),
  },
};
