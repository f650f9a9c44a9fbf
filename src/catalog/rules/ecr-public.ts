import type { ServiceRules } from './rule.ts';

/** Amazon ECR Public. */
export const ecrPublic: ServiceRules = {
  service: 'ecr-public',
  source: 'https://docs.aws.amazon.com/AmazonECRPublic/latest/APIReference/API_GetAuthorizationToken.html',
  checked: '2026-11-22',
  operations: {
    GetAuthorizationToken: { also: [{ action: 'sts:GetServiceBearerToken' }] },
  },
};
