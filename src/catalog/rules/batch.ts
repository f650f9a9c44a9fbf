import type { Grant, ServiceRules } from './rule.ts';

/** An instance profile does not tell its role. */
const PASSES_INSTANCE_ROLE: Grant = {
  action: 'iam:PassRole',
  when: { set: 'computeResources.instanceRole' },
  resources: [{ type: 'role' }],
  condition: { StringEquals: { 'iam:PassedToService': [{ text: 'ec2.amazonaws.com' }] } },
};

/** AWS Batch. */
export const batch: ServiceRules = {
  service: 'batch',
  source: 'https://docs.aws.amazon.com/batch/latest/userguide/batch-supported-iam-actions-resources.html',
  checked: '2026-11-22',
  reviewed: ['DescribeJobs', 'ListJobs', 'TerminateJob'],
  operations: {
    CreateComputeEnvironment: {
      source: 'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateComputeEnvironment.html',
      also: [
        {
          action: 'eks:DescribeCluster',
          when: { set: 'eksConfiguration' },
          resources: [{ type: 'cluster', values: { ClusterName: { member: 'eksConfiguration.eksClusterArn', as: 'nameOfArn' } } }],
        },
        PASSES_INSTANCE_ROLE,
      ],
      passedRoles: [{ member: 'serviceRole' }, { member: 'computeResources.spotIamFleetRole', to: 'spotfleet.amazonaws.com' }],
    },
    SubmitJob: {
      resources: [
        { type: 'job-definition', arn: 'jobDefinition' },
        { type: 'job-queue', values: { JobQueueName: 'jobQueue' } },
      ],
      also: [{ action: 'batch:TagResource', when: { set: 'tags' }, resources: [{ type: 'job' }] }],
    },
  },
};
