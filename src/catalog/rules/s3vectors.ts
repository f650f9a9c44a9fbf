import type { Grant, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

const API = 'https://docs.aws.amazon.com/AmazonS3/latest/API';

const INDEX: readonly ResourceTemplate[] = [
  { type: 'Index', arn: 'indexArn', when: { set: 'indexArn' } },
  {
    type: 'Index',
    values: { BucketName: 'vectorBucketName', IndexName: 'indexName' },
    when: { absent: 'indexArn' },
  },
];
/** Data and metadata of vectors are read with the permission to get them. */
const reads = (when: When): readonly Grant[] => [{ action: 's3vectors:GetVectors', when, resources: INDEX }];
const tagged = (resource: ResourceTemplate): OperationRule => ({
  also: [{ action: 's3vectors:TagResource', when: { set: 'tags' }, resources: [resource] }],
});
const asked = (member: string): When => ({ member, is: [true] });

/** Amazon S3 Vectors. */
export const s3vectors: ServiceRules = {
  service: 's3vectors',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-access-management.html',
  checked: '2026-11-23',
  operations: {
    CreateIndex: {
      source: `${API}/API_S3VectorBuckets_CreateIndex.html`,
      ...tagged({ type: 'Index', values: { BucketName: 'vectorBucketName', IndexName: 'indexName' } }),
    },
    CreateVectorBucket: {
      source: `${API}/API_S3VectorBuckets_CreateVectorBucket.html`,
      ...tagged({ type: 'VectorBucket', values: { BucketName: 'vectorBucketName' } }),
    },
    ListVectors: {
      source: `${API}/API_S3VectorBuckets_ListVectors.html`,
      also: reads({ any: [asked('returnData'), asked('returnMetadata')] }),
    },
    QueryVectors: {
      source: `${API}/API_S3VectorBuckets_QueryVectors.html`,
      also: reads({ any: [asked('returnMetadata'), { set: 'filter' }] }),
    },
  },
};
