import type { ServiceRules } from './rule.ts';

/** Amazon Q Apps. */
export const qapps: ServiceRules = {
  service: 'qapps',
  source: 'https://docs.aws.amazon.com/amazonq/latest/api-reference/API_qapps_CreatePresignedUrl.html',
  checked: '2026-11-23',
  operations: {
    CreatePresignedUrl: { grants: [{ action: 'qapps:ImportDocument', resources: [{ type: 'qapp' }, { type: 'qapp-session' }] }] },
  },
};
