import type { ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** Amazon ECR. */
export const ecr: ServiceRules = {
  service: 'ecr',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html',
  checked: '2026-11-22',
  account: 'registryId',
  reviewed: [
    'BatchDeleteImage',
    'BatchGetImage',
    'DescribeImageScanFindings',
    'DescribeImages',
    'GetAuthorizationToken',
    'GetDownloadUrlForLayer',
    'ListImages',
    'PutImage',
    'StartImageScan',
  ],
  operations: {
    ListImageReferrers: {
      source: 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html',
      grants: [{ action: 'ecr:BatchGetImage', resources: [{ type: 'repository', values: { RepositoryName: 'repositoryName' } }] }],
    },
    CreateRepository: taggedWith('ecr:TagResource', { type: 'repository', values: { RepositoryName: 'repositoryName' } }, 'tags'),
  },
};
