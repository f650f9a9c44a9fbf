import type { OperationRule, ServiceRules } from './rule.ts';

const on = (type: string, endpoint = false): OperationRule => ({
  resources: [{ type, values: { AppId: 'ApplicationId', ...(endpoint ? { EndpointId: 'EndpointId' } : {}) } }],
});

/** Amazon Pinpoint. */
export const pinpoint: ServiceRules = {
  service: 'pinpoint',
  source: 'https://docs.aws.amazon.com/pinpoint/latest/developerguide/permissions-actions.html',
  checked: '2026-11-22',
  operations: {
    DeleteEndpoint: on('endpoint', true),
    GetEndpoint: on('endpoint', true),
    PutEvents: on('events'),
    SendMessages: on('messages'),
    SendOTPMessage: on('otp'),
    SendUsersMessages: on('messages'),
    UpdateEndpoint: on('endpoint', true),
  },
};
