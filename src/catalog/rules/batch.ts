import type { ServiceRules } from './rule.ts';

/** AWS Batch. */
export const batch: ServiceRules = {
  service: 'batch',
  source: 'https://docs.aws.amazon.com/batch/latest/userguide/batch-supported-iam-actions-resources.html',
  checked: '2026-11-22',
  reviewed: ['DescribeJobs', 'ListJobs', 'TerminateJob'],
  operations: {
    SubmitJob: {
      resources: [
        { type: 'job-definition', arn: 'jobDefinition' },
        { type: 'job-queue', values: { JobQueueName: 'jobQueue' } },
      ],
      also: [{ action: 'batch:TagResource', when: { set: 'tags' }, resources: [{ type: 'job' }] }],
    },
  },
};
