import type { Encryption, Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

const parameter = (member: MemberPath): ResourceTemplate => ({
  type: 'parameter',
  values: { ParameterNameWithoutLeadingSlash: { member, as: 'parameterName' } },
});
const document = (member: MemberPath): ResourceTemplate => ({ type: 'document', values: { DocumentName: { member, as: 'documentName' } } });

const API = 'https://docs.aws.amazon.com/systems-manager/latest/APIReference';
const PARAMETER_KEYS = 'https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html';

/** PARAMETER_KEYS: reading a SecureString decrypts it with the caller's permissions. */
const decrypted = (resource: MemberPath): readonly Encryption[] => [
  { actions: ['kms:Decrypt'], resource, via: 'ssm', when: { member: 'WithDecryption', is: [true] } },
];
const SECURE: When = { member: 'Type', is: ['SecureString'] };

const byInstance = (member: MemberPath): readonly ResourceTemplate[] => [
  { type: 'instance', values: { InstanceId: member }, when: { not: { member, matches: '^mi-' } } },
  { type: 'managed-instance', values: { InstanceId: member }, when: { member, matches: '^mi-' } },
];

/** The resource of a tag operation follows its `ResourceType`: API/API_AddTagsToResource.html. */
const TAGGED_TYPES: readonly (readonly [string, ResourceTemplate])[] = [
  ['Parameter', parameter('ResourceId')],
  ['Document', document('ResourceId')],
  ['MaintenanceWindow', { type: 'maintenancewindow', values: { ResourceId: 'ResourceId' } }],
  ['ManagedInstance', { type: 'managed-instance', values: { InstanceId: 'ResourceId' } }],
  ['PatchBaseline', { type: 'patchbaseline', values: { PatchBaselineIdResourceId: 'ResourceId' } }],
  ['OpsItem', { type: 'opsitem', values: { ResourceId: 'ResourceId' } }],
  ['OpsMetadata', { type: 'opsmetadata', values: { ResourceId: 'ResourceId' } }],
  ['Automation', { type: 'automation-execution', values: { AutomationExecutionId: 'ResourceId' } }],
  ['Association', { type: 'association', values: { AssociationId: 'ResourceId' } }],
];
const onTagged: OperationRule = {
  source: `${API}/API_AddTagsToResource.html`,
  resources: TAGGED_TYPES.map(([type, template]) => ({
    ...template,
    when: { any: [{ member: 'ResourceType', is: [type] }, { absent: 'ResourceType' }] },
  })),
};

const tagged = (resource: ResourceTemplate): Grant => ({ action: 'ssm:AddTagsToResource', when: { set: 'Tags' }, resources: [resource] });
/** The root of all parameters. */
const ROOT_PATH: When = { member: 'Path', is: ['/'] };
const WITHOUT_INSTANCES: When = { absent: 'InstanceIds' };

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html: a parameter that stands for a secret. */
const readsSecret = (member: MemberPath): Grant => ({
  action: 'secretsmanager:GetSecretValue',
  when: { member, matches: '^/?aws/reference/secretsmanager/' },
  resources: [{ type: 'Secret', values: { SecretId: { member, as: 'referencedSecret' } } }],
});

/** AWS Systems Manager: a parameter's ARN has one slash in front of its name, with or without it in the name itself. */
export const ssm: ServiceRules = {
  service: 'ssm',
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html',
  checked: '2026-11-22',
  transforms: { ParameterNameWithoutLeadingSlash: 'parameterName', DocumentName: 'documentName' },
  reviewed: [
    'DeleteParameter',
    'DeleteParameters',
    'DescribeParameters',
    'LabelParameterVersion',
    'UnlabelParameterVersion',
    'GetCommandInvocation',
    'ListCommands',
    'ListCommandInvocations',
    'DescribeInstanceInformation',
    'GetDocument',
    'DescribeDocument',
    'ListDocuments',
    'GetAutomationExecution',
    'StopAutomationExecution',
    'TerminateSession',
    'ResumeSession',
    'DescribeSessions',
    'GetMaintenanceWindow',
    'DescribeAutomationExecutions',
    'CancelCommand',
  ],
  operations: {
    GetParameter: {
      source: `${API}/API_GetParameter.html`,
      resources: [parameter('Name')],
      also: [readsSecret('Name')],
      encryption: decrypted('Name'),
    },
    GetParameters: {
      source: `${API}/API_GetParameters.html`,
      resources: [parameter('Names[]')],
      also: [{ ...readsSecret('$item'), forEach: 'Names[]' }],
      encryption: decrypted('Names[]'),
    },
    GetParameterHistory: { source: `${API}/API_GetParameterHistory.html`, resources: [parameter('Name')], encryption: decrypted('Name') },
    GetParametersByPath: {
      source: `${API}/API_GetParametersByPath.html`,
      resources: [
        { ...parameter('Path'), when: { not: ROOT_PATH } },
        { ...parameter('Path'), suffix: '/*', when: { not: ROOT_PATH } },
        { type: 'parameter', when: ROOT_PATH },
      ],
      encryption: decrypted('Path'),
    },
    PutParameter: {
      source: PARAMETER_KEYS,
      resources: [parameter('Name')],
      also: [tagged(parameter('Name'))],
      encryption: [
        {
          actions: ['kms:Encrypt'],
          key: 'KeyId',
          via: 'ssm',
          when: { all: [SECURE, { set: 'KeyId' }, { not: { member: 'Tier', is: ['Advanced'] } }] },
        },
        {
          actions: ['kms:GenerateDataKey'],
          key: 'KeyId',
          via: 'ssm',
          when: { all: [SECURE, { set: 'KeyId' }, { member: 'Tier', is: ['Advanced', 'Intelligent-Tiering'] }] },
        },
      ],
    },
    AddTagsToResource: onTagged,
    RemoveTagsFromResource: onTagged,
    ListTagsForResource: onTagged,
    CreateOpsItem: {
      source: `${API}/API_CreateOpsItem.html`,
      also: [tagged({ type: 'opsitem' })],
    },
    GetCalendarState: {
      source: `${API}/API_GetCalendarState.html`,
      resources: [document('CalendarNames[]')],
    },
    CreateDocument: { source: `${API}/API_CreateDocument.html`, also: [tagged(document('Name'))] },
    SendCommand: {
      source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html',
      resources: [
        document('DocumentName'),
        { type: 'instance', when: WITHOUT_INSTANCES },
        { type: 'managed-instance', when: WITHOUT_INSTANCES },
        { type: 'bucket', values: { BucketName: 'OutputS3BucketName' }, when: { set: 'OutputS3BucketName' } },
      ],
      also: [{ action: 'ssm:SendCommand', forEach: 'InstanceIds[]', resources: byInstance('$item') }],
    },
    StartSession: {
      source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html',
      resources: [...byInstance('Target'), { ...document('DocumentName'), when: { set: 'DocumentName' } }],
    },
    StartAutomationExecution: {
      source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup.html',
      resources: [
        {
          type: 'automation-definition',
          values: {
            AutomationDefinitionName: { member: 'DocumentName', as: 'documentName' },
            VersionId: { member: 'DocumentVersion', default: '*' },
          },
        },
        document('DocumentName'),
        { type: 'automation-execution' },
      ],
      passedRoles: [{ member: 'Parameters.AutomationAssumeRole[]', to: 'ssm.amazonaws.com' }],
    },
  },
};
