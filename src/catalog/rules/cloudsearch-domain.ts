import type { ServiceRules } from './rule.ts';

/** Documents of an Amazon CloudSearch domain. */
export const cloudsearchDomain: ServiceRules = {
  service: 'cloudsearch-domain',
  source: 'https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-access.html',
  checked: '2026-11-22',
  operations: {
    UploadDocuments: { grants: [{ action: 'cloudsearch:document', resources: [{ type: 'domain' }] }] },
  },
};
