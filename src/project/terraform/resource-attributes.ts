/**
 * What the AWS provider gives for a resource of one type: https://registry.terraform.io/providers/hashicorp/aws/latest/docs (the "Attribute Reference"
 * of each). The texts are templates: `{Name}` is the name or id, `{Arn}` the type's `arn`, `{Partition}`, `{Region}` and `{Account}` those of the
 * deployment, `{argument x}` the value of argument x, `*` and `?` IAM wildcards.
 */
export interface TerraformType {
  /** The argument that sets the name; a type without one is known by an id that AWS makes. */
  readonly name?: string;
  readonly prefix?: string;
  /** What a generated name begins with, where neither is given. */
  readonly generated?: string;
  readonly arn?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The type's row; `undefined` for a type that the table does not list. */
export function terraformType(type: string): TerraformType | undefined {
  return TERRAFORM_TYPES.get(type);
}

const NAME = '{Name}';
const ARN = '{Arn}';

function arnOf(service: string, resource: string): string {
  return `arn:{Partition}:${service}:{Region}:{Account}:${resource}`;
}

/** Most types: `name` (or another argument) sets the name, which is the id too. */
function named(arn: string | undefined, more: Partial<TerraformType> = {}): TerraformType {
  const { name = 'name', attributes = {}, ...rest } = more;
  const own: Readonly<Record<string, string>> = arn === undefined ? { id: NAME, [name]: NAME } : { id: NAME, arn: ARN, [name]: NAME };
  return { name, ...(arn === undefined ? {} : { arn }), ...rest, attributes: { ...own, ...attributes } };
}

/** Types whose id is their ARN. */
function byArn(arn: string, more: Partial<TerraformType> = {}): TerraformType {
  return named(arn, { ...more, attributes: { id: ARN, ...more.attributes } });
}

/** Types that are known by an id which AWS makes. */
function byId(arn: string | undefined, attributes: Readonly<Record<string, string>> = {}): TerraformType {
  return arn === undefined ? { attributes: { id: NAME, ...attributes } } : { arn, attributes: { id: NAME, arn: ARN, ...attributes } };
}

const PREFIXED = { prefix: 'name_prefix', generated: 'terraform-' } as const;

const TERRAFORM_TYPES: ReadonlyMap<string, TerraformType> = new Map(
  Object.entries({
    aws_api_gateway_rest_api: byId('arn:{Partition}:apigateway:{Region}::/restapis/{Name}', {
      execution_arn: arnOf('execute-api', '{Name}'),
    }),
    aws_apigatewayv2_api: byId('arn:{Partition}:apigateway:{Region}::/apis/{Name}', {
      execution_arn: arnOf('execute-api', '{Name}'),
      api_endpoint: 'https://{Name}.execute-api.{Region}.amazonaws.com',
    }),
    aws_appsync_graphql_api: byId(arnOf('appsync', 'apis/{Name}')),
    aws_athena_workgroup: named(arnOf('athena', 'workgroup/{Name}')),
    aws_batch_job_definition: byArn(arnOf('batch', 'job-definition/{Name}:*')),
    aws_batch_job_queue: byArn(arnOf('batch', 'job-queue/{Name}')),
    aws_cloudfront_distribution: byId('arn:{Partition}:cloudfront::{Account}:distribution/{Name}'),
    aws_cloudwatch_event_bus: named(arnOf('events', 'event-bus/{Name}')),
    aws_cloudwatch_event_rule: named(arnOf('events', 'rule/*{Name}'), PREFIXED),
    aws_cloudwatch_log_group: named(arnOf('logs', 'log-group:{Name}'), PREFIXED),
    aws_codebuild_project: byArn(arnOf('codebuild', 'project/{Name}')),
    aws_cognito_identity_pool: byId(arnOf('cognito-identity', 'identitypool/{Name}')),
    aws_cognito_user_pool: byId(arnOf('cognito-idp', 'userpool/{Name}'), { endpoint: 'cognito-idp.{Region}.amazonaws.com/{Name}' }),
    aws_cognito_user_pool_client: byId(undefined),
    aws_db_instance: named(arnOf('rds', 'db:{Name}'), { name: 'identifier', prefix: 'identifier_prefix', generated: 'terraform-' }),
    aws_docdb_cluster: named(arnOf('rds', 'cluster:{Name}'), {
      name: 'cluster_identifier',
      prefix: 'cluster_identifier_prefix',
      generated: 'tf-',
    }),
    aws_dynamodb_table: named(arnOf('dynamodb', 'table/{Name}'), { attributes: { stream_arn: '{Arn}/stream/*' } }),
    aws_ecr_repository: named(arnOf('ecr', 'repository/{Name}'), {
      attributes: { repository_url: '{Account}.dkr.ecr.{Region}.amazonaws.com/{Name}' },
    }),
    aws_ecs_cluster: byArn(arnOf('ecs', 'cluster/{Name}')),
    aws_ecs_task_definition: named(arnOf('ecs', 'task-definition/{Name}:*'), {
      name: 'family',
      attributes: { arn_without_revision: arnOf('ecs', 'task-definition/{Name}') },
    }),
    aws_efs_access_point: byId(arnOf('elasticfilesystem', 'access-point/{Name}')),
    aws_efs_file_system: byId(arnOf('elasticfilesystem', 'file-system/{Name}')),
    aws_elasticsearch_domain: named(arnOf('es', 'domain/{Name}'), { name: 'domain_name', attributes: { id: ARN } }),
    aws_glue_catalog_database: named(arnOf('glue', 'database/{Name}')),
    aws_glue_job: named(arnOf('glue', 'job/{Name}')),
    aws_iam_policy: named('arn:{Partition}:iam::{Account}:policy{path}{Name}', { ...PREFIXED, attributes: { id: ARN } }),
    aws_iam_role: named('arn:{Partition}:iam::{Account}:role{path}{Name}', PREFIXED),
    aws_iot_thing: named(arnOf('iot', 'thing/{Name}')),
    aws_kinesis_firehose_delivery_stream: byArn(arnOf('firehose', 'deliverystream/{Name}')),
    aws_kinesis_stream: byArn(arnOf('kinesis', 'stream/{Name}')),
    aws_kms_alias: named(arnOf('kms', '{Name}'), { prefix: 'name_prefix', attributes: { target_key_arn: arnOf('kms', 'key/*') } }),
    aws_kms_key: byId(arnOf('kms', 'key/{Name}'), { key_id: NAME }),
    aws_lambda_alias: { name: 'name', arn: arnOf('lambda', 'function:*:{Name}'), attributes: { arn: ARN, name: NAME } },
    aws_lambda_function: named(arnOf('lambda', 'function:{Name}'), { name: 'function_name', attributes: { qualified_arn: '{Arn}:*' } }),
    aws_lambda_layer_version: named(arnOf('lambda', 'layer:{Name}:*'), {
      name: 'layer_name',
      attributes: { layer_arn: arnOf('lambda', 'layer:{Name}'), id: ARN },
    }),
    aws_location_place_index: named(arnOf('geo', 'place-index/{Name}'), { name: 'index_name', attributes: { index_arn: ARN } }),
    aws_mq_broker: { arn: arnOf('mq', 'broker:{argument broker_name}:{Name}'), attributes: { id: NAME, arn: ARN } },
    aws_msk_cluster: byArn(arnOf('kafka', 'cluster/{Name}/*'), { name: 'cluster_name' }),
    aws_opensearch_domain: named(arnOf('es', 'domain/{Name}'), { name: 'domain_name', attributes: { id: ARN } }),
    aws_rds_cluster: named(arnOf('rds', 'cluster:{Name}'), {
      name: 'cluster_identifier',
      prefix: 'cluster_identifier_prefix',
      generated: 'tf-',
    }),
    aws_s3_bucket: named('arn:{Partition}:s3:::{Name}', {
      name: 'bucket',
      prefix: 'bucket_prefix',
      generated: 'terraform-',
      attributes: { bucket_domain_name: '{Name}.s3.amazonaws.com', bucket_regional_domain_name: '{Name}.s3.{Region}.amazonaws.com' },
    }),
    aws_scheduler_schedule: {
      name: 'name',
      prefix: 'name_prefix',
      generated: 'terraform-',
      arn: arnOf('scheduler', 'schedule/*/{Name}'),
      attributes: { arn: ARN, name: NAME },
    },
    aws_scheduler_schedule_group: named(arnOf('scheduler', 'schedule-group/{Name}'), PREFIXED),
    aws_secretsmanager_secret: byArn(arnOf('secretsmanager', 'secret:{Name}-??????'), PREFIXED),
    aws_secretsmanager_secret_version: { attributes: { arn: '{argument secret_id}', secret_id: '{argument secret_id}' } },
    aws_ses_domain_identity: named(arnOf('ses', 'identity/{Name}'), { name: 'domain' }),
    aws_ses_email_identity: named(arnOf('ses', 'identity/{Name}'), { name: 'email' }),
    aws_sesv2_email_identity: named(arnOf('ses', 'identity/{Name}'), { name: 'email_identity' }),
    aws_sfn_activity: byArn(arnOf('states', 'activity:{Name}')),
    aws_sfn_state_machine: byArn(arnOf('states', 'stateMachine:{Name}'), PREFIXED),
    aws_sns_topic: byArn(arnOf('sns', '{Name}'), PREFIXED),
    aws_sqs_queue: named(arnOf('sqs', '{Name}'), {
      ...PREFIXED,
      attributes: {
        id: 'https://sqs.{Region}.amazonaws.com/{Account}/{Name}',
        url: 'https://sqs.{Region}.amazonaws.com/{Account}/{Name}',
      },
    }),
    aws_ssm_parameter: named(arnOf('ssm', 'parameter{slash}{Name}')),
    aws_timestreamwrite_database: named(arnOf('timestream', 'database/{Name}'), { name: 'database_name' }),
  } satisfies Readonly<Record<string, TerraformType>>),
);
