import type { ServiceRules } from './rule.ts';

/** Named by its name, while its ARN ends in an id: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_KeyValueStore.html */
const ON_KEY_VALUE_STORE = ['DeleteKeyValueStore', 'DescribeKeyValueStore', 'UpdateKeyValueStore'];

/** Amazon CloudFront. */
export const cloudfront: ServiceRules = {
  service: 'cloudfront',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html',
  checked: '2026-11-22',
  reviewed: ['CreateInvalidation', 'GetDistribution', 'ListDistributions', 'UpdateDistribution'],
  operations: {
    ...Object.fromEntries(ON_KEY_VALUE_STORE.map((operation) => [operation, { resources: [{ type: 'key-value-store' }] }])),
    CreateDistributionWithTags: {
      grants: [{ action: 'cloudfront:CreateDistribution' }, { action: 'cloudfront:TagResource', resources: [{ type: 'distribution' }] }],
    },
    CreateStreamingDistributionWithTags: {
      grants: [
        { action: 'cloudfront:CreateStreamingDistribution' },
        { action: 'cloudfront:TagResource', resources: [{ type: 'streaming-distribution' }] },
      ],
    },
  },
};
