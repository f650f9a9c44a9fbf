import type { BeyondRequest, Encryption, Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

const FUNCTION: ResourceTemplate = { type: 'function', values: { FunctionName: { member: 'FunctionName', as: 'functionName' } } };
const QUALIFIED: ResourceTemplate = {
  type: 'function',
  values: { FunctionName: { member: 'FunctionName', as: 'unqualifiedFunctionName' }, Qualifier: 'Qualifier' },
  suffix: ':${Qualifier}',
};
const CONCURRENCY: ResourceTemplate = {
  type: 'function alias',
  values: { FunctionName: { member: 'FunctionName', as: 'unqualifiedFunctionName' }, Alias: 'Qualifier' },
};
const LAYER_VERSION: ResourceTemplate = { type: 'layerVersion', values: { LayerName: 'LayerName', LayerVersion: 'VersionNumber' } };

const API = 'https://docs.aws.amazon.com/lambda/latest/api';

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html: with a qualifier the resource is the qualified ARN. */
const INVOKE: readonly Grant[] = [
  { action: 'lambda:InvokeFunction', when: { absent: 'Qualifier' }, resources: [FUNCTION] },
  { action: 'lambda:InvokeFunction', when: { set: 'Qualifier' }, resources: [QUALIFIED] },
];

/** The same page: the policy of a version or alias is changed on its qualified ARN. */
const POLICY_OF_FUNCTION: OperationRule = {
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html',
  resources: [
    { ...FUNCTION, when: { absent: 'Qualifier' } },
    { ...QUALIFIED, when: { set: 'Qualifier' } },
  ],
};

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions: Lambda looks the network up as the caller. */
const NETWORK: readonly Grant[] = ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'].map((action) => ({
  action,
  when: { set: 'VpcConfig.SubnetIds' },
}));
const LAYERS: Grant = { action: 'lambda:GetLayerVersion', when: { set: 'Layers' }, resources: [{ type: 'layerVersion', arn: 'Layers[]' }] };

/** The code package in S3 is read with the caller's permissions. */
const codeInS3 = (parent: string): readonly Grant[] => {
  const package_: ResourceTemplate = { type: 'object', values: { BucketName: `${parent}S3Bucket`, ObjectName: `${parent}S3Key` } };
  const version = `${parent}S3ObjectVersion`;
  return [
    { action: 's3:GetObject', when: { all: [{ set: `${parent}S3Bucket` }, { absent: version }] }, resources: [package_] },
    { action: 's3:GetObjectVersion', when: { all: [{ set: `${parent}S3Bucket` }, { set: version }] }, resources: [package_] },
  ];
};

/** https://repost.aws/knowledge-center/lambda-ecr-image: the image is read with the caller's permissions. */
const imageOf = (member: MemberPath): readonly Grant[] =>
  ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'].map((action) => ({
    action,
    when: { set: member },
    resources: [{ type: 'repository', values: { RepositoryName: { member, as: 'imageRepository' } } }],
  }));
/** https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions */
const addsRepositoryPolicy = (member: MemberPath): readonly BeyondRequest[] => [
  {
    service: 'ecr',
    when: { set: member },
    message:
      "adds a policy to the image's repository where it does not admit lambda.amazonaws.com yet: grant ecr:GetRepositoryPolicy and ecr:SetRepositoryPolicy on it only then",
  },
];

/** Operations on a version or an alias where a qualifier names one: on the function's ARN and on the qualified one, as AWS's pages do not tell them apart. */
const QUALIFIABLE = [
  'CreateFunctionUrlConfig',
  'DeleteFunction',
  'DeleteFunctionEventInvokeConfig',
  'DeleteFunctionUrlConfig',
  'GetFunction',
  'GetFunctionConfiguration',
  'GetFunctionEventInvokeConfig',
  'GetFunctionUrlConfig',
  'GetPolicy',
  'GetRuntimeManagementConfig',
  'PutFunctionEventInvokeConfig',
  'PutRuntimeManagementConfig',
  'UpdateFunctionEventInvokeConfig',
  'UpdateFunctionUrlConfig',
];
const ON_QUALIFIABLE: OperationRule = { resources: [FUNCTION, { ...QUALIFIED, when: { set: 'Qualifier' } }] };

const CAPACITY = 'CapacityProviderConfig.LambdaManagedInstancesCapacityProviderConfig.CapacityProviderArn';
const PASSES_CAPACITY: Grant = {
  action: 'lambda:PassCapacityProvider',
  when: { set: CAPACITY },
  resources: [{ type: 'capacityProvider', arn: CAPACITY }],
};

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html */
const ENVIRONMENT_KEY: readonly Encryption[] = [
  { actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt'], key: 'KMSKeyArn', via: 'lambda', when: { set: 'KMSKeyArn' } },
];

/** AWS Lambda: one action invokes, and the function may be named with its qualifier. */
export const lambda: ServiceRules = {
  service: 'lambda',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html',
  checked: '2026-11-22',
  transforms: { FunctionName: 'functionName' },
  reviewed: 'all',
  operations: {
    Invoke: { source: `${API}/API_Invoke.html`, grants: INVOKE },
    InvokeWithResponseStream: { source: `${API}/API_InvokeWithResponseStream.html`, grants: INVOKE },
    AddPermission: POLICY_OF_FUNCTION,
    RemovePermission: POLICY_OF_FUNCTION,
    CreateFunction: {
      source: `${API}/API_CreateFunction.html`,
      resources: [FUNCTION],
      also: [
        { action: 'lambda:TagResource', when: { set: 'Tags' }, resources: [FUNCTION] },
        LAYERS,
        ...NETWORK,
        ...codeInS3('Code.'),
        ...imageOf('Code.ImageUri'),
        PASSES_CAPACITY,
      ],
      beyond: addsRepositoryPolicy('Code.ImageUri'),
      encryption: ENVIRONMENT_KEY,
    },
    UpdateFunctionConfiguration: {
      source: `${API}/API_UpdateFunctionConfiguration.html`,
      resources: [FUNCTION],
      also: [LAYERS, ...NETWORK],
      encryption: ENVIRONMENT_KEY,
    },
    UpdateFunctionCode: {
      source: `${API}/API_UpdateFunctionCode.html`,
      resources: [FUNCTION],
      also: [...codeInS3(''), ...imageOf('ImageUri')],
      beyond: addsRepositoryPolicy('ImageUri'),
    },
    ...Object.fromEntries(QUALIFIABLE.map((operation) => [operation, ON_QUALIFIABLE])),
    PublishLayerVersion: { source: `${API}/API_PublishLayerVersion.html`, also: codeInS3('Content.') },
    GetLayerVersion: { resources: [LAYER_VERSION] },
    DeleteLayerVersion: { resources: [LAYER_VERSION] },
    GetLayerVersionPolicy: { resources: [LAYER_VERSION] },
    AddLayerVersionPermission: { resources: [LAYER_VERSION] },
    RemoveLayerVersionPermission: { resources: [LAYER_VERSION] },
    GetLayerVersionByArn: {
      source: `${API}/API_GetLayerVersionByArn.html`,
      grants: [{ action: 'lambda:GetLayerVersion', resources: [{ type: 'layerVersion', arn: 'Arn' }] }],
    },
    GetProvisionedConcurrencyConfig: { resources: [CONCURRENCY] },
    PutProvisionedConcurrencyConfig: { resources: [CONCURRENCY] },
    DeleteProvisionedConcurrencyConfig: { resources: [CONCURRENCY] },
    CreateEventSourceMapping: {
      source: `${API}/API_CreateEventSourceMapping.html`,
      also: [{ action: 'lambda:TagResource', when: { set: 'Tags' }, resources: [{ type: 'eventSourceMapping' }] }],
    },
  },
};
