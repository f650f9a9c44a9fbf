import type { ServiceRules } from './rule.ts';

/** AWS Elemental MediaLive. */
export const medialive: ServiceRules = {
  service: 'medialive',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselementalmedialive.html',
  checked: '2026-11-23',
  operations: {
    CreateChannel: { resources: [{ type: 'channel' }, { type: 'input', values: { InputId: 'InputAttachments[].InputId' } }] },
  },
};
