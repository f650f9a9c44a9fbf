import type { ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** Amazon OpenSearch Service. */
export const opensearch: ServiceRules = {
  service: 'opensearch',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html',
  checked: '2026-11-22',
  reviewed: ['DescribeDomain', 'ListDomainNames'],
  operations: {
    CreateDomain: taggedWith('es:AddTags', { type: 'domain', values: { DomainName: 'DomainName' } }, 'TagList'),
  },
};
