/** What becomes of a part of an ARN that changes from call to call. */
export interface VolatilePart {
  /** Service prefix of the Service Authorization Reference and its name of the resource type. */
  readonly service: string;
  readonly type: string;
  /** The variable of the type's ARN. */
  readonly variable: string;
  /** `instance`: `*` at once. `path`: kept by folder while there are few, then `*`; `few`: the same of a text without folders. `suffix`: six characters that the service appends. */
  readonly kind: 'instance' | 'path' | 'few' | 'suffix';
}

/**
 * The parts that name one run, one copy or one item and not what a person named: everything else in an ARN (buckets, tables, roles, secrets, keys, topics)
 * is kept as it is. The types and their ARNs: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const VOLATILE_PARTS: readonly VolatilePart[] = [
  { service: 's3', type: 'object', variable: 'ObjectName', kind: 'path' },
  { service: 's3', type: 'accesspointobject', variable: 'ObjectName', kind: 'path' },
  { service: 's3-outposts', type: 'object', variable: 'ObjectName', kind: 'path' },
  { service: 's3', type: 'job', variable: 'JobId', kind: 'instance' },
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
  { service: 'secretsmanager', type: 'Secret', variable: 'SecretId', kind: 'suffix' },
  { service: 'logs', type: 'log-stream', variable: 'LogStreamName', kind: 'instance' },
  { service: 'lambda', type: 'function version', variable: 'Version', kind: 'instance' },
  { service: 'lambda', type: 'function alias', variable: 'Alias', kind: 'instance' },
  { service: 'lambda', type: 'layerVersion', variable: 'LayerVersion', kind: 'instance' },
  { service: 'states', type: 'execution', variable: 'ExecutionId', kind: 'instance' },
  { service: 'states', type: 'express', variable: 'ExecutionId', kind: 'instance' },
  { service: 'states', type: 'express', variable: 'ExpressId', kind: 'instance' },
  { service: 'states', type: 'labelled execution', variable: 'ExecutionId', kind: 'instance' },
  { service: 'states', type: 'labelled express', variable: 'ExecutionId', kind: 'instance' },
  { service: 'states', type: 'labelled express', variable: 'ExpressId', kind: 'instance' },
  { service: 'states', type: 'maprun', variable: 'MapRunId', kind: 'instance' },
  { service: 'ecs', type: 'task', variable: 'TaskId', kind: 'instance' },
  { service: 'ecs', type: 'task-set', variable: 'TaskSetId', kind: 'instance' },
  { service: 'ecs', type: 'container-instance', variable: 'ContainerInstanceId', kind: 'instance' },
  { service: 'ecs', type: 'task-definition', variable: 'TaskDefinitionRevisionNumber', kind: 'instance' },
  { service: 'batch', type: 'job', variable: 'JobId', kind: 'instance' },
  { service: 'batch', type: 'service-job', variable: 'JobId', kind: 'instance' },
  { service: 'batch', type: 'job-definition-revision', variable: 'Revision', kind: 'instance' },
  { service: 'codebuild', type: 'report', variable: 'ReportId', kind: 'instance' },
  { service: 'cloudformation', type: 'stack', variable: 'Id', kind: 'instance' },
  { service: 'cloudformation', type: 'changeset', variable: 'Id', kind: 'instance' },
  { service: 'cloudformation', type: 'stackset', variable: 'Id', kind: 'instance' },
  { service: 'dynamodb', type: 'stream', variable: 'StreamLabel', kind: 'instance' },
  { service: 'dynamodb', type: 'backup', variable: 'BackupName', kind: 'instance' },
  { service: 'dynamodb', type: 'export', variable: 'ExportName', kind: 'instance' },
  { service: 'dynamodb', type: 'import', variable: 'ImportName', kind: 'instance' },
  { service: 'kinesis', type: 'consumer', variable: 'ConsumerCreationTimpstamp', kind: 'instance' },
  { service: 'ec2', type: 'instance', variable: 'InstanceId', kind: 'few' },
  { service: 'ec2', type: 'network-interface', variable: 'NetworkInterfaceId', kind: 'instance' },
  { service: 'ec2', type: 'snapshot', variable: 'SnapshotId', kind: 'instance' },
  { service: 'ec2', type: 'volume', variable: 'VolumeId', kind: 'few' },
  { service: 'ec2', type: 'spot-instances-request', variable: 'SpotInstanceRequestId', kind: 'instance' },
  { service: 'ssm', type: 'automation-execution', variable: 'AutomationExecutionId', kind: 'instance' },
  { service: 'ssm', type: 'session', variable: 'SessionId', kind: 'instance' },
  { service: 'transcribe', type: 'transcriptionjob', variable: 'JobName', kind: 'instance' },
  { service: 'transcribe', type: 'medicaltranscriptionjob', variable: 'JobName', kind: 'instance' },
  { service: 'transcribe', type: 'callanalyticsjob', variable: 'JobName', kind: 'instance' },
  { service: 'sagemaker', type: 'training-job', variable: 'TrainingJobName', kind: 'instance' },
  { service: 'sagemaker', type: 'processing-job', variable: 'ProcessingJobName', kind: 'instance' },
  { service: 'sagemaker', type: 'transform-job', variable: 'TransformJobName', kind: 'instance' },
  { service: 'bedrock', type: 'async-invoke', variable: 'ResourceId', kind: 'instance' },
  { service: 'bedrock', type: 'model-invocation-job', variable: 'JobIdentifier', kind: 'instance' },
  { service: 'mediaconvert', type: 'Job', variable: 'JobId', kind: 'instance' },
  { service: 'emr-containers', type: 'jobRun', variable: 'JobRunId', kind: 'instance' },
  { service: 'emr-serverless', type: 'jobRun', variable: 'JobRunId', kind: 'instance' },
  { service: 'glue', type: 'session', variable: 'SessionId', kind: 'instance' },
];
