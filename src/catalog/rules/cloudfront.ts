import type { ServiceRules } from './rule.ts';

/** Amazon CloudFront. */
export const cloudfront: ServiceRules = {
  service: 'cloudfront',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html',
  checked: '2026-11-22',
  reviewed: ['CreateInvalidation', 'GetDistribution', 'ListDistributions', 'UpdateDistribution'],
  operations: {
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
