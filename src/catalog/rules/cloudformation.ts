import type { BeyondRequest, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';
import { readsS3Uri } from './s3-objects.ts';

/** A stack's ARN ends in an id that its name does not tell; a whole ARN is taken as it is. */
const STACK: readonly ResourceTemplate[] = [
  { type: 'stack', arn: 'StackName', when: { member: 'StackName', matches: '^arn:' } },
  { type: 'stack', values: { StackName: 'StackName' }, when: { not: { member: 'StackName', matches: '^arn:' } } },
];
const onlyWhen = (first: When, resources: readonly ResourceTemplate[]): readonly ResourceTemplate[] =>
  resources.map((template) => ({ ...template, when: { all: [first, ...(template.when === undefined ? [] : [template.when])] } }));
const ON_STACK: OperationRule = { resources: STACK };
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html: the template is read with the caller's permissions. */
/** Without a role of its own a stack is worked on with the caller's permissions. */
const AS_CALLER: readonly BeyondRequest[] = [
  {
    service: '*',
    when: { absent: 'RoleARN' },
    message: "works on the stack's resources with the caller's permissions: pass a RoleARN, or grant what the template's resources need",
  },
];
const WORKING: OperationRule = { resources: STACK, beyond: AS_CALLER };
const READING: OperationRule = { ...WORKING, also: readsS3Uri('TemplateURL') };

/** Operations that read a template and work on no stack. */
const READING_TEMPLATES = ['CreateStackSet', 'EstimateTemplateCost', 'GetTemplateSummary', 'UpdateStackSet', 'ValidateTemplate'];

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
  reviewed: ['ListExports', 'ListStacks'],
  operations: {
    ...Object.fromEntries(READING_TEMPLATES.map((operation) => [operation, { also: readsS3Uri('TemplateURL') }])),
    ...Object.fromEntries(ON_STACKS.map((operation) => [operation, ON_STACK])),
    ContinueUpdateRollback: WORKING,
    CreateChangeSet: { resources: STACK, also: readsS3Uri('TemplateURL') },
    CreateStack: READING,
    DeleteStack: WORKING,
    DescribeStacks: {
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html',
      resources: [...onlyWhen({ set: 'StackName' }, STACK), { type: '*', when: { absent: 'StackName' } }],
      also: [{ action: 'cloudformation:ListStacks', when: { absent: 'StackName' } }],
    },
    ExecuteChangeSet: {
      beyond: [{ service: '*', message: "works on the stack's resources, with the caller's permissions unless the change set has a role" }],
    },
    RollbackStack: WORKING,
    UpdateStack: READING,
  },
};
