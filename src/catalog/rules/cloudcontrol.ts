import type { OperationRule, ServiceRules } from './rule.ts';

const AS_CALLER: OperationRule = {
  beyond: [
    {
      service: '*',
      when: { absent: 'RoleArn' },
      message: "works on the resource with the caller's permissions: pass a RoleArn, or grant what the resource type's handlers need",
    },
  ],
};

/** AWS Cloud Control API. */
export const cloudcontrol: ServiceRules = {
  service: 'cloudcontrol',
  source: 'https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-operations.html',
  checked: '2026-11-22',
  operations: {
    CreateResource: AS_CALLER,
    DeleteResource: AS_CALLER,
    GetResource: AS_CALLER,
    ListResources: AS_CALLER,
    UpdateResource: AS_CALLER,
  },
};
