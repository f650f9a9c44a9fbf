import type { Grant, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';
import { objectOf, readsS3Uri } from './s3-objects.ts';

const OUTPUT = 'outputConfiguration.s3Uri';
const PROJECT = 'dataAutomationConfiguration.dataAutomationProjectArn';

/** A profile routes to several regions, and is authorised in each. */
const RESOURCES: readonly ResourceTemplate[] = [
  { type: 'data-automation-profile', values: { Region: { text: '*' }, ProfileId: 'dataAutomationProfileArn' } },
  { type: 'data-automation-project', arn: PROJECT, when: { set: PROJECT } },
  { type: 'blueprint', arn: 'blueprints[].blueprintArn', when: { set: 'blueprints' } },
];
/** There is no role: the data is read and the results are written with the caller's permissions. */
const DATA: readonly Grant[] = [
  ...readsS3Uri('inputConfiguration.s3Uri'),
  {
    action: 's3:PutObject',
    when: { set: OUTPUT },
    resources: [{ ...objectOf({ member: OUTPUT, as: 's3UriBucket' }, { member: OUTPUT, as: 's3UriKey' }), suffix: '*' }],
  },
];
const TAGS: Grant = { action: 'bedrock:TagResource', when: { set: 'tags' }, resources: [{ type: 'data-automation-invocation-job' }] };
const invokes = (...more: readonly Grant[]): OperationRule => ({ resources: RESOURCES, also: [...DATA, ...more] });

/** Amazon Bedrock Data Automation at run time. */
export const bedrockDataAutomationRuntime: ServiceRules = {
  service: 'bedrock-data-automation-runtime',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/bda-cris.html',
  checked: '2026-11-23',
  operations: { InvokeDataAutomation: invokes(), InvokeDataAutomationAsync: invokes(TAGS) },
};
