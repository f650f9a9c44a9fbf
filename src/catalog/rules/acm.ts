import type { ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** AWS Certificate Manager. */
export const acm: ServiceRules = {
  service: 'acm',
  source: 'https://docs.aws.amazon.com/acm/latest/userguide/authen-apipermissions.html',
  checked: '2026-11-22',
  reviewed: ['DescribeCertificate', 'ListCertificates'],
  operations: {
    ImportCertificate: taggedWith('acm:AddTagsToCertificate', { type: 'certificate' }),
    RequestCertificate: taggedWith('acm:AddTagsToCertificate', { type: 'certificate' }),
  },
};
