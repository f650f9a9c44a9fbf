import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';
import { readsS3Uri } from './s3-objects.ts';

/** A stack's ARN ends in an id that its name does not tell; a whole ARN is taken as it is. */
const STACK: readonly ResourceTemplate[] = [
  { type: 'stack', arn: 'StackName', when: { member: 'StackName', matches: '^arn:' } },
  { type: 'stack', values: { StackName: 'StackName' }, when: { not: { member: 'StackName', matches: '^arn:' } } },
];
const ON_STACK: OperationRule = { resources: STACK };
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html: the template is read with the caller's permissions. */
const READING: OperationRule = { resources: STACK, also: readsS3Uri('TemplateURL') };

const ON_STACKS = [
  'CancelUpdateStack',
  'DescribeStackEvents',
  'DescribeStackResource',
  'DescribeStackResourceDrifts',
  'DescribeStackResources',
  'DetectStackDrift',
  'DetectStackResourceDrift',
  'GetStackPolicy',
  'ListChangeSets',
  'ListStackResources',
  'SetStackPolicy',
  'SignalResource',
  'UpdateTerminationProtection',
] as const;

/** AWS CloudFormation. */
export const cloudformation: ServiceRules = {
  service: 'cloudformation',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html',
  checked: '2026-11-22',
  reviewed: ['ListExports', 'ListStacks', 'ValidateTemplate'],
  operations: {
    ...Object.fromEntries(ON_STACKS.map((operation) => [operation, ON_STACK])),
    ContinueUpdateRollback: ON_STACK,
    CreateChangeSet: READING,
    CreateStack: READING,
    DeleteStack: ON_STACK,
    DescribeStacks: ON_STACK,
    RollbackStack: ON_STACK,
    UpdateStack: READING,
  },
};
