import type { DataValue } from '../../model/data-value.ts';
import { listNode, mapNode, scalarNode } from '../cloudformation/build-node.ts';
import { TARGET_ATTACHMENT } from '../cloudformation/exposure/load-balancer-routes.ts';
import type { Resource } from '../cloudformation/template.ts';
import type { TemplateMap, TemplateNode } from '../cloudformation/template-node.ts';
import type { ValueNodes } from '../cloudformation/value-nodes.ts';
import { knownText } from '../data-values.ts';
import { definitionValue } from './api-definition.ts';
import { innerBlocks, valueAt } from './block-values.ts';
import { loadBalancerActions } from './load-balancer-actions.ts';
import { type ModuleBlock, originOf } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { ResourceInstance } from './resource-instances.ts';

/** A resource type that says something of a function's surroundings: the CloudFormation type that means the same, and its properties by paths of arguments. */
interface RelatedType {
  readonly type: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  /** The property that holds an OpenAPI definition as text. */
  readonly definition?: string;
}

/** The provider has each of these under two names. */
const LOAD_BALANCER: RelatedType = { type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', properties: { Scheme: ['internal'] } };
const TARGET_GROUP: RelatedType = { type: 'AWS::ElasticLoadBalancingV2::TargetGroup', properties: {} };
const TARGETS: RelatedType = { type: TARGET_ATTACHMENT, properties: { TargetGroupArn: ['target_group_arn'], TargetId: ['target_id'] } };
const LISTENER: RelatedType = {
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  properties: { LoadBalancerArn: ['load_balancer_arn'], 'MutualAuthentication.Mode': ['mutual_authentication', 'mode'] },
};
const LISTENER_RULE: RelatedType = { type: 'AWS::ElasticLoadBalancingV2::ListenerRule', properties: { ListenerArn: ['listener_arn'] } };

/** Arguments as in https://registry.terraform.io/providers/hashicorp/aws/latest/docs; dots lead into nested properties. */
const RELATED_TYPES: ReadonlyMap<string, RelatedType> = new Map([
  [
    'aws_cloudwatch_log_group',
    {
      type: 'AWS::Logs::LogGroup',
      properties: { LogGroupName: ['name'], KmsKeyId: ['kms_key_id'], RetentionInDays: ['retention_in_days'] },
    },
  ],
  [
    'aws_lambda_event_source_mapping',
    {
      type: 'AWS::Lambda::EventSourceMapping',
      properties: {
        FunctionName: ['function_name'],
        EventSourceArn: ['event_source_arn'],
        'DestinationConfig.OnFailure.Destination': ['destination_config', 'on_failure', 'destination_arn'],
      },
    },
  ],
  [
    'aws_lambda_function_event_invoke_config',
    {
      type: 'AWS::Lambda::EventInvokeConfig',
      properties: {
        FunctionName: ['function_name'],
        'DestinationConfig.OnSuccess.Destination': ['destination_config', 'on_success', 'destination'],
        'DestinationConfig.OnFailure.Destination': ['destination_config', 'on_failure', 'destination'],
      },
    },
  ],
  [
    'aws_lambda_function_url',
    {
      type: 'AWS::Lambda::Url',
      properties: {
        TargetFunctionArn: ['function_name'],
        AuthType: ['authorization_type'],
        'Cors.AllowOrigins': ['cors', 'allow_origins'],
      },
    },
  ],
  [
    'aws_lambda_permission',
    {
      type: 'AWS::Lambda::Permission',
      properties: {
        FunctionName: ['function_name'],
        Principal: ['principal'],
        SourceArn: ['source_arn'],
        SourceAccount: ['source_account'],
        PrincipalOrgID: ['principal_org_id'],
        EventSourceToken: ['event_source_token'],
        FunctionUrlAuthType: ['function_url_auth_type'],
        InvokedViaFunctionUrl: ['invoked_via_function_url'],
      },
    },
  ],
  [
    'aws_api_gateway_rest_api',
    {
      type: 'AWS::ApiGateway::RestApi',
      properties: { Policy: ['policy'], Body: ['body'], 'EndpointConfiguration.Types': ['endpoint_configuration', 'types'] },
      definition: 'Body',
    },
  ],
  ['aws_api_gateway_resource', { type: 'AWS::ApiGateway::Resource', properties: { PathPart: ['path_part'], ParentId: ['parent_id'] } }],
  ['aws_api_gateway_authorizer', { type: 'AWS::ApiGateway::Authorizer', properties: { AuthorizerUri: ['authorizer_uri'] } }],
  [
    'aws_apigatewayv2_api',
    {
      type: 'AWS::ApiGatewayV2::Api',
      properties: {
        ProtocolType: ['protocol_type'],
        Target: ['target'],
        Body: ['body'],
        'CorsConfiguration.AllowOrigins': ['cors_configuration', 'allow_origins'],
      },
      definition: 'Body',
    },
  ],
  ['aws_apigatewayv2_authorizer', { type: 'AWS::ApiGatewayV2::Authorizer', properties: { AuthorizerUri: ['authorizer_uri'] } }],
  ['aws_apigatewayv2_integration', { type: 'AWS::ApiGatewayV2::Integration', properties: { IntegrationUri: ['integration_uri'] } }],
  [
    'aws_apigatewayv2_route',
    {
      type: 'AWS::ApiGatewayV2::Route',
      properties: {
        ApiId: ['api_id'],
        RouteKey: ['route_key'],
        AuthorizationType: ['authorization_type'],
        AuthorizerId: ['authorizer_id'],
        Target: ['target'],
      },
    },
  ],
  [
    'aws_api_gateway_method',
    {
      type: 'AWS::ApiGateway::Method',
      properties: {
        RestApiId: ['rest_api_id'],
        ResourceId: ['resource_id'],
        HttpMethod: ['http_method'],
        AuthorizationType: ['authorization'],
        AuthorizerId: ['authorizer_id'],
        ApiKeyRequired: ['api_key_required'],
      },
    },
  ],
  [
    'aws_api_gateway_integration',
    {
      type: 'aws_api_gateway_integration',
      properties: { RestApiId: ['rest_api_id'], ResourceId: ['resource_id'], HttpMethod: ['http_method'], Uri: ['uri'] },
    },
  ],
  ['aws_lb', LOAD_BALANCER],
  ['aws_alb', LOAD_BALANCER],
  ['aws_lb_target_group', TARGET_GROUP],
  ['aws_alb_target_group', TARGET_GROUP],
  ['aws_lb_target_group_attachment', TARGETS],
  ['aws_alb_target_group_attachment', TARGETS],
  ['aws_lb_listener', LISTENER],
  ['aws_alb_listener', LISTENER],
  ['aws_lb_listener_rule', LISTENER_RULE],
  ['aws_alb_listener_rule', LISTENER_RULE],
  ['aws_sqs_queue', { type: 'AWS::SQS::Queue', properties: { KmsMasterKeyId: ['kms_master_key_id'] } }],
  ['aws_sns_topic', { type: 'AWS::SNS::Topic', properties: { KmsMasterKeyId: ['kms_master_key_id'] } }],
  [
    'aws_dynamodb_table',
    { type: 'AWS::DynamoDB::Table', properties: { 'SSESpecification.KMSMasterKeyId': ['server_side_encryption', 'kms_key_arn'] } },
  ],
  ['aws_kinesis_stream', { type: 'AWS::Kinesis::Stream', properties: { 'StreamEncryption.KeyId': ['kms_key_id'] } }],
  ['aws_secretsmanager_secret', { type: 'AWS::SecretsManager::Secret', properties: { KmsKeyId: ['kms_key_id'] } }],
  ['aws_ssm_parameter', { type: 'AWS::SSM::Parameter', properties: { KeyId: ['key_id'] } }],
  ['aws_efs_access_point', { type: 'AWS::EFS::AccessPoint', properties: { FileSystemId: ['file_system_id'] } }],
]);

/** A resource beside the functions, as the CloudFormation resource that means the same; `undefined` for types that say nothing of functions. */
export function relatedResource(
  module: ModuleInstance,
  address: string,
  block: ModuleBlock,
  instance: ResourceInstance,
  nodes: ValueNodes,
): Resource | undefined {
  const related = RELATED_TYPES.get(address.slice(0, address.indexOf('.')));
  if (related === undefined) return undefined;
  const origin = originOf(block.file, block.position);
  const entries = Object.entries(related.properties).flatMap(([path, argument]) => {
    const value = valueAt(module, block, instance.scope, ...argument);
    const node = nodes.node(path === related.definition ? definitionValue(value) : value, origin);
    return node === undefined ? [] : [nested(path.split('.'), node)];
  });
  const further = [
    ...accessConfigurations(module, block, instance, nodes),
    ...loadBalancerActions(related.type, module, block, instance, nodes),
  ];
  const properties = [...entries, ...further].reduce(mergeMaps, mapNode([], origin));
  // A resource that is there or not is one under a condition.
  const condition = block.body.attributes.has('count') ? 'count' : undefined;
  return { logicalId: instance.address, type: related.type, properties, metadata: undefined, condition, origin };
}

function accessConfigurations(
  module: ModuleInstance,
  block: ModuleBlock,
  { scope }: ResourceInstance,
  nodes: ValueNodes,
): readonly TemplateMap[] {
  const origin = originOf(block.file, block.position);
  const configurations = innerBlocks(block, 'source_access_configuration').map((inner) => {
    const type = knownText(module.attribute(inner, 'type', scope)[0]) ?? '';
    return mapNode(
      [
        ['Type', scalarNode(type, origin)],
        ['URI', nodes.node(module.attribute(inner, 'uri', scope), origin)],
      ],
      origin,
    );
  });
  return configurations.length === 0 ? [] : [mapNode([['SourceAccessConfigurations', listNode(configurations, origin)]], origin)];
}

function nested(path: readonly string[], node: TemplateNode): TemplateMap {
  const [first = '', ...rest] = path;
  return mapNode([[first, rest.length === 0 ? node : nested(rest, node)]], node.origin);
}

function mergeMaps(left: TemplateMap, right: TemplateMap): TemplateMap {
  const members = new Map(left.members);
  for (const [key, node] of right.members) {
    const other = members.get(key);
    members.set(key, other?.kind === 'map' && node.kind === 'map' ? mergeMaps(other, node) : node);
  }
  return { ...left, members };
}

/** `aws_s3_bucket_server_side_encryption_configuration` names the bucket that it encrypts: the key goes to the bucket's address. */
export function bucketKeys(
  module: ModuleInstance,
  address: string,
  block: ModuleBlock,
  instance: ResourceInstance,
  nodes: ValueNodes,
): readonly Resource[] {
  if (!address.startsWith('aws_s3_bucket_server_side_encryption_configuration.')) return [];
  const origin = originOf(block.file, block.position);
  const key = nodes.node(
    valueAt(module, block, instance.scope, 'rule', 'apply_server_side_encryption_by_default', 'kms_master_key_id'),
    origin,
  );
  if (key === undefined) return [];
  const rule = nested(['ServerSideEncryptionByDefault', 'KMSMasterKeyID'], key);
  const properties = nested(['BucketEncryption', 'ServerSideEncryptionConfiguration'], listNode([rule], origin));
  return referenced(module.attribute(block, 'bucket', instance.scope)).map((bucket) => ({
    logicalId: bucket,
    type: 'AWS::S3::Bucket',
    properties,
    metadata: undefined,
    condition: undefined,
    origin,
  }));
}

function referenced(value: DataValue): readonly string[] {
  return value.flatMap((alternative) =>
    alternative.kind === 'text' ? alternative.pattern.flatMap((part) => (part.kind === 'reference' ? [part.resource] : [])) : [],
  );
}
