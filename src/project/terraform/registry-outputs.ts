/** What an output of a registry module gives: an attribute of the one resource that the module is made around, whose arguments its inputs are named after. */
export interface RegistryModule {
  readonly type: string;
  /** Output -> attribute. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** The modules of https://registry.terraform.io/namespaces/terraform-aws-modules that make one named resource. */
const REGISTRY_MODULES: ReadonlyMap<string, RegistryModule> = new Map([
  [
    'dynamodb-table',
    {
      type: 'aws_dynamodb_table',
      outputs: { dynamodb_table_arn: 'arn', dynamodb_table_id: 'id', dynamodb_table_stream_arn: 'stream_arn' },
    },
  ],
  ['kms', { type: 'aws_kms_key', outputs: { key_arn: 'arn', key_id: 'key_id' } }],
  [
    'lambda',
    {
      type: 'aws_lambda_function',
      outputs: { lambda_function_arn: 'arn', lambda_function_name: 'function_name', lambda_function_qualified_arn: 'qualified_arn' },
    },
  ],
  ['s3-bucket', { type: 'aws_s3_bucket', outputs: { s3_bucket_arn: 'arn', s3_bucket_id: 'id' } }],
  ['secrets-manager', { type: 'aws_secretsmanager_secret', outputs: { secret_arn: 'arn', secret_id: 'id', secret_name: 'name' } }],
  ['sns', { type: 'aws_sns_topic', outputs: { topic_arn: 'arn', topic_id: 'id', topic_name: 'name' } }],
  ['sqs', { type: 'aws_sqs_queue', outputs: { queue_arn: 'arn', queue_id: 'id', queue_name: 'name', queue_url: 'url' } }],
  ['step-functions', { type: 'aws_sfn_state_machine', outputs: { state_machine_arn: 'arn', state_machine_id: 'id' } }],
]);

/** The module that a `source` names, by registry or git; `undefined` for all others, submodules included. */
export function registryModule(source: string | undefined): RegistryModule | undefined {
  const name = /(?:^|[/:])terraform-aws-modules\/(?:terraform-aws-)?([a-z0-9-]+?)(?:\/aws)?(?:\.git)?(?:\?.*)?$/.exec(source ?? '')?.[1];
  return name === undefined ? undefined : REGISTRY_MODULES.get(name);
}
