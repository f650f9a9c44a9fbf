import type { OperationRule, ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

const tagged = (type: string, variable: string, member: string): OperationRule =>
  taggedWith('sagemaker:AddTags', { type, values: { [variable]: member } });

/** Amazon SageMaker. */
export const sagemaker: ServiceRules = {
  service: 'sagemaker',
  source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html',
  checked: '2026-11-22',
  reviewed: ['DescribeEndpoint', 'DescribeTrainingJob', 'StartPipelineExecution'],
  operations: {
    CreateDomain: {
      resources: [{ type: 'domain' }],
      also: [{ action: 'sagemaker:AddTags', when: { set: 'Tags' }, resources: [{ type: 'domain' }] }],
    },
    CreateEndpoint: tagged('endpoint', 'EndpointName', 'EndpointName'),
    CreateEndpointConfig: tagged('endpoint-config', 'EndpointConfigName', 'EndpointConfigName'),
    CreateModel: tagged('model', 'ModelName', 'ModelName'),
    CreatePipeline: tagged('pipeline', 'PipelineName', 'PipelineName'),
    CreateProcessingJob: tagged('processing-job', 'ProcessingJobName', 'ProcessingJobName'),
    CreateTrainingJob: tagged('training-job', 'TrainingJobName', 'TrainingJobName'),
    CreateTransformJob: tagged('transform-job', 'TransformJobName', 'TransformJobName'),
  },
};
