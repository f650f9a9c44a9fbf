import type { NameForm } from './generated-name.ts';

/**
 * What CloudFormation gives for a resource of one type. The texts are templates: `{Name}` is the physical name or id, `{Arn}` the type's `arn`,
 * `{Partition}`, `{Region}` and `{Account}` those of the deployment, `{property X}` the last name in the value of property X,
 * `*` and `?` IAM wildcards.
 */
export interface ResourceType {
  /** The page under https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ (`.html`) that says so. */
  readonly page: string;
  /** What `Ref` returns. */
  readonly ref: string;
  readonly arn?: string;
  /** The property that sets the name, dots between nested ones. */
  readonly nameProperty?: string;
  readonly generated: NameForm;
  /** The longest name, where a generated one may have to be cut. */
  readonly limit: number;
  /** What `Fn::GetAtt` returns, for the attributes that follow from name and place. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The type's row; SAM's types have rows of their own. `undefined` for a type that the table does not list. */
export function resourceType(type: string): ResourceType | undefined {
  return RESOURCE_TYPES.get(type);
}

function arnOf(service: string, resource: string): string {
  return `arn:{Partition}:${service}:{Region}:{Account}:${resource}`;
}

interface Naming {
  readonly property?: string;
  readonly generated?: NameForm;
  readonly limit?: number;
}

/** A type whose `Ref` is its name and whose attribute `Arn` is its ARN. */
function named(page: string, arn: string, naming: Naming, attributes: Readonly<Record<string, string>> = {}): ResourceType {
  return row(page, '{Name}', arn, naming, { Arn: '{Arn}', ...attributes });
}

/** A type whose `Ref` is its ARN. */
function byArn(page: string, arn: string, naming: Naming, attributes: Readonly<Record<string, string>> = {}): ResourceType {
  return row(page, '{Arn}', arn, naming, { Arn: '{Arn}', ...attributes });
}

/** A type that is known by an id which the service makes up; `Ref` is that id. */
function byId(page: string, arn: string | undefined, attributes: Readonly<Record<string, string>> = {}): ResourceType {
  return row(page, '{Name}', arn, {}, attributes);
}

function row(
  page: string,
  ref: string,
  arn: string | undefined,
  naming: Naming,
  attributes: Readonly<Record<string, string>>,
): ResourceType {
  return {
    page,
    ref,
    generated: naming.generated ?? 'none',
    limit: naming.limit ?? 255,
    attributes,
    ...(arn === undefined ? {} : { arn }),
    ...(naming.property === undefined ? {} : { nameProperty: naming.property }),
  };
}

const BUCKET = named(
  'aws-resource-s3-bucket',
  'arn:{Partition}:s3:::{Name}',
  { property: 'BucketName', generated: 'lower-case-stack-and-id', limit: 63 },
  {
    DomainName: '{Name}.s3.amazonaws.com',
    RegionalDomainName: '{Name}.s3.{Region}.amazonaws.com',
    DualStackDomainName: '{Name}.s3.dualstack.{Region}.amazonaws.com',
    WebsiteURL: 'http://{Name}.s3-website-{Region}.amazonaws.com',
  },
);

const TABLE = named(
  'aws-resource-dynamodb-table',
  arnOf('dynamodb', 'table/{Name}'),
  { property: 'TableName', generated: 'stack-and-id' },
  { StreamArn: '{Arn}/stream/*' },
);

const FUNCTION = named('aws-resource-lambda-function', arnOf('lambda', 'function:{Name}'), {
  property: 'FunctionName',
  generated: 'stack-and-id',
  limit: 64,
});

const LAYER = { page: 'aws-resource-lambda-layerversion', arn: arnOf('lambda', 'layer:{Name}:*') } as const;

const STATE_MACHINE = byArn(
  'aws-resource-stepfunctions-statemachine',
  arnOf('states', 'stateMachine:{Name}'),
  { property: 'StateMachineName', generated: 'id', limit: 80 },
  { Name: '{Name}' },
);

const REST_API = byId('aws-resource-apigateway-restapi', 'arn:{Partition}:apigateway:{Region}::/restapis/{Name}', {
  RestApiId: '{Name}',
});

const HTTP_API = byId('aws-resource-apigatewayv2-api', 'arn:{Partition}:apigateway:{Region}::/apis/{Name}', {
  ApiId: '{Name}',
  ApiEndpoint: 'https://{Name}.execute-api.{Region}.amazonaws.com',
});

const GRAPHQL_API = byArn('aws-resource-appsync-graphqlapi', arnOf('appsync', 'apis/{Name}'), {}, { ApiId: '{Name}' });

const ELASTICSEARCH = named(
  'aws-resource-elasticsearch-domain',
  arnOf('es', 'domain/{Name}'),
  { property: 'DomainName' },
  { DomainArn: '{Arn}' },
);

const RESOURCE_TYPES: ReadonlyMap<string, ResourceType> = new Map(
  Object.entries({
    'AWS::AmazonMQ::Broker': row(
      'aws-resource-amazonmq-broker',
      '{Name}',
      arnOf('mq', 'broker:{property BrokerName}:{Name}'),
      {},
      {
        Arn: '{Arn}',
      },
    ),
    'AWS::ApiGateway::RestApi': REST_API,
    'AWS::ApiGateway::Stage': row('aws-resource-apigateway-stage', '{Name}', undefined, { property: 'StageName' }, {}),
    'AWS::ApiGatewayV2::Api': HTTP_API,
    'AWS::ApiGatewayV2::Stage': row('aws-resource-apigatewayv2-stage', '{Name}', undefined, { property: 'StageName' }, {}),
    'AWS::AppConfig::Application': byId('aws-resource-appconfig-application', arnOf('appconfig', 'application/{Name}'), {
      ApplicationId: '{Name}',
    }),
    'AWS::AppConfig::ConfigurationProfile': byId('aws-resource-appconfig-configurationprofile', undefined, {
      ConfigurationProfileId: '{Name}',
    }),
    'AWS::AppConfig::Environment': byId('aws-resource-appconfig-environment', undefined, { EnvironmentId: '{Name}' }),
    'AWS::AppSync::Api': row(
      'aws-resource-appsync-api',
      '{Arn}',
      arnOf('appsync', 'apis/{Name}'),
      {},
      { ApiArn: '{Arn}', ApiId: '{Name}' },
    ),
    'AWS::AppSync::GraphQLApi': GRAPHQL_API,
    'AWS::Athena::WorkGroup': row('aws-resource-athena-workgroup', '{Name}', arnOf('athena', 'workgroup/{Name}'), { property: 'Name' }, {}),
    'AWS::Batch::ComputeEnvironment': row(
      'aws-resource-batch-computeenvironment',
      '{Arn}',
      arnOf('batch', 'compute-environment/{Name}'),
      { property: 'ComputeEnvironmentName' },
      { ComputeEnvironmentArn: '{Arn}' },
    ),
    'AWS::Batch::JobDefinition': row(
      'aws-resource-batch-jobdefinition',
      '{Arn}',
      arnOf('batch', 'job-definition/{Name}:*'),
      { property: 'JobDefinitionName' },
      { JobDefinitionArn: '{Arn}' },
    ),
    'AWS::Batch::JobQueue': row(
      'aws-resource-batch-jobqueue',
      '{Arn}',
      arnOf('batch', 'job-queue/{Name}'),
      { property: 'JobQueueName' },
      { JobQueueArn: '{Arn}' },
    ),
    'AWS::Bedrock::Agent': row(
      'aws-resource-bedrock-agent',
      '{Name}',
      arnOf('bedrock', 'agent/{Name}'),
      {},
      { AgentArn: '{Arn}', AgentId: '{Name}' },
    ),
    'AWS::Bedrock::AgentAlias': row(
      'aws-resource-bedrock-agentalias',
      '*',
      arnOf('bedrock', 'agent-alias/{property AgentId}/{Name}'),
      {},
      { AgentAliasArn: '{Arn}', AgentAliasId: '{Name}' },
    ),
    'AWS::Bedrock::Guardrail': row(
      'aws-resource-bedrock-guardrail',
      '{Name}',
      arnOf('bedrock', 'guardrail/{Name}'),
      {},
      { GuardrailArn: '{Arn}', GuardrailId: '{Name}' },
    ),
    'AWS::Bedrock::KnowledgeBase': row(
      'aws-resource-bedrock-knowledgebase',
      '{Name}',
      arnOf('bedrock', 'knowledge-base/{Name}'),
      {},
      { KnowledgeBaseArn: '{Arn}', KnowledgeBaseId: '{Name}' },
    ),
    'AWS::Cassandra::Keyspace': row(
      'aws-resource-cassandra-keyspace',
      '{Name}',
      arnOf('cassandra', '/keyspace/{Name}/'),
      { property: 'KeyspaceName' },
      {},
    ),
    'AWS::CloudFront::Distribution': byId(
      'aws-resource-cloudfront-distribution',
      'arn:{Partition}:cloudfront::{Account}:distribution/{Name}',
      { Id: '{Name}' },
    ),
    'AWS::CloudWatch::Alarm': named('aws-resource-cloudwatch-alarm', arnOf('cloudwatch', 'alarm:{Name}'), {
      property: 'AlarmName',
      generated: 'stack-and-id',
    }),
    'AWS::CodeBuild::Project': named('aws-resource-codebuild-project', arnOf('codebuild', 'project/{Name}'), { property: 'Name' }),
    'AWS::CodePipeline::Pipeline': row(
      'aws-resource-codepipeline-pipeline',
      '{Name}',
      arnOf('codepipeline', '{Name}'),
      { property: 'Name' },
      {},
    ),
    'AWS::Cognito::IdentityPool': byId('aws-resource-cognito-identitypool', arnOf('cognito-identity', 'identitypool/{Name}'), {
      Id: '{Name}',
    }),
    'AWS::Cognito::UserPool': byId('aws-resource-cognito-userpool', arnOf('cognito-idp', 'userpool/{Name}'), {
      Arn: '{Arn}',
      UserPoolId: '{Name}',
      ProviderName: 'cognito-idp.{Region}.amazonaws.com/{Name}',
      ProviderURL: 'https://cognito-idp.{Region}.amazonaws.com/{Name}',
    }),
    'AWS::Cognito::UserPoolClient': byId('aws-resource-cognito-userpoolclient', undefined, { ClientId: '{Name}' }),
    'AWS::Cognito::UserPoolGroup': row('aws-resource-cognito-userpoolgroup', '{Name}', undefined, { property: 'GroupName' }, {}),
    'AWS::DAX::Cluster': named('aws-resource-dax-cluster', arnOf('dax', 'cache/{Name}'), { property: 'ClusterName' }),
    'AWS::DSQL::Cluster': row(
      'aws-resource-dsql-cluster',
      '{Name}',
      arnOf('dsql', 'cluster/{Name}'),
      {},
      { Identifier: '{Name}', ResourceArn: '{Arn}' },
    ),
    'AWS::DocDB::DBCluster': row(
      'aws-resource-docdb-dbcluster',
      '{Name}',
      arnOf('rds', 'cluster:{Name}'),
      { property: 'DBClusterIdentifier', generated: 'lower-case-stack-and-id', limit: 63 },
      {},
    ),
    'AWS::DynamoDB::GlobalTable': { ...TABLE, page: 'aws-resource-dynamodb-globaltable' },
    'AWS::DynamoDB::Table': TABLE,
    'AWS::EC2::SecurityGroup': byId('aws-resource-ec2-securitygroup', arnOf('ec2', 'security-group/{Name}'), { GroupId: '{Name}' }),
    'AWS::EC2::Subnet': byId('aws-resource-ec2-subnet', arnOf('ec2', 'subnet/{Name}'), { SubnetId: '{Name}' }),
    'AWS::EC2::VPC': byId('aws-resource-ec2-vpc', arnOf('ec2', 'vpc/{Name}'), { VpcId: '{Name}' }),
    'AWS::ECR::Repository': named(
      'aws-resource-ecr-repository',
      arnOf('ecr', 'repository/{Name}'),
      { property: 'RepositoryName', generated: 'lower-case-stack-and-id' },
      { RepositoryUri: '{Account}.dkr.ecr.{Region}.amazonaws.com/{Name}' },
    ),
    'AWS::ECS::Cluster': named('aws-resource-ecs-cluster', arnOf('ecs', 'cluster/{Name}'), {
      property: 'ClusterName',
      generated: 'stack-and-id',
    }),
    'AWS::ECS::Service': row(
      'aws-resource-ecs-service',
      '{Arn}',
      arnOf('ecs', 'service/{property Cluster}/{Name}'),
      { property: 'ServiceName', generated: 'stack-and-id' },
      { Name: '{Name}', ServiceArn: '{Arn}' },
    ),
    'AWS::ECS::TaskDefinition': row(
      'aws-resource-ecs-taskdefinition',
      '{Arn}',
      arnOf('ecs', 'task-definition/{Name}:*'),
      { property: 'Family' },
      { TaskDefinitionArn: '{Arn}' },
    ),
    'AWS::EFS::AccessPoint': byId('aws-resource-efs-accesspoint', arnOf('elasticfilesystem', 'access-point/{Name}'), {
      Arn: '{Arn}',
      AccessPointId: '{Name}',
    }),
    'AWS::EFS::FileSystem': byId('aws-resource-efs-filesystem', arnOf('elasticfilesystem', 'file-system/{Name}'), {
      Arn: '{Arn}',
      FileSystemId: '{Name}',
    }),
    'AWS::ElastiCache::CacheCluster': row(
      'aws-resource-elasticache-cachecluster',
      '{Name}',
      arnOf('elasticache', 'cluster:{Name}'),
      { property: 'ClusterName' },
      {},
    ),
    'AWS::ElastiCache::ReplicationGroup': row(
      'aws-resource-elasticache-replicationgroup',
      '{Name}',
      arnOf('elasticache', 'replicationgroup:{Name}'),
      { property: 'ReplicationGroupId' },
      {},
    ),
    'AWS::ElastiCache::ServerlessCache': row(
      'aws-resource-elasticache-serverlesscache',
      '{Name}',
      arnOf('elasticache', 'serverlesscache:{Name}'),
      { property: 'ServerlessCacheName' },
      { ARN: '{Arn}' },
    ),
    'AWS::Elasticsearch::Domain': ELASTICSEARCH,
    'AWS::Events::ApiDestination': named('aws-resource-events-apidestination', arnOf('events', 'api-destination/{Name}/*'), {
      property: 'Name',
    }),
    'AWS::Events::Archive': row(
      'aws-resource-events-archive',
      '{Name}',
      arnOf('events', 'archive/{Name}'),
      { property: 'ArchiveName' },
      { Arn: '{Arn}' },
    ),
    'AWS::Events::Connection': named('aws-resource-events-connection', arnOf('events', 'connection/{Name}/*'), { property: 'Name' }),
    'AWS::Events::EventBus': named(
      'aws-resource-events-eventbus',
      arnOf('events', 'event-bus/{Name}'),
      { property: 'Name' },
      { Name: '{Name}' },
    ),
    'AWS::Events::Rule': named('aws-resource-events-rule', arnOf('events', 'rule/*{Name}'), {
      property: 'Name',
      generated: 'stack-and-id',
      limit: 64,
    }),
    'AWS::Glue::Crawler': row('aws-resource-glue-crawler', '{Name}', arnOf('glue', 'crawler/{Name}'), { property: 'Name' }, {}),
    'AWS::Glue::Database': row(
      'aws-resource-glue-database',
      '{Name}',
      arnOf('glue', 'database/{Name}'),
      { property: 'DatabaseInput.Name' },
      {},
    ),
    'AWS::Glue::Job': row('aws-resource-glue-job', '{Name}', arnOf('glue', 'job/{Name}'), { property: 'Name' }, {}),
    'AWS::Glue::Table': row(
      'aws-resource-glue-table',
      '{Name}',
      arnOf('glue', 'table/{property DatabaseName}/{Name}'),
      { property: 'TableInput.Name' },
      {},
    ),
    'AWS::Glue::Workflow': row('aws-resource-glue-workflow', '{Name}', arnOf('glue', 'workflow/{Name}'), { property: 'Name' }, {}),
    'AWS::IAM::Group': named('aws-resource-iam-group', 'arn:{Partition}:iam::{Account}:group/*{Name}', {
      property: 'GroupName',
      generated: 'stack-and-id',
      limit: 128,
    }),
    'AWS::IAM::ManagedPolicy': row(
      'aws-resource-iam-managedpolicy',
      '{Arn}',
      'arn:{Partition}:iam::{Account}:policy/*{Name}',
      { property: 'ManagedPolicyName', generated: 'stack-and-id', limit: 128 },
      { PolicyArn: '{Arn}' },
    ),
    'AWS::IAM::Role': named('aws-resource-iam-role', 'arn:{Partition}:iam::{Account}:role{path}{Name}', {
      property: 'RoleName',
      generated: 'stack-and-id',
      limit: 64,
    }),
    'AWS::IAM::User': named('aws-resource-iam-user', 'arn:{Partition}:iam::{Account}:user{path}{Name}', {
      property: 'UserName',
      generated: 'stack-and-id',
      limit: 64,
    }),
    'AWS::IoT::Policy': named('aws-resource-iot-policy', arnOf('iot', 'policy/{Name}'), { property: 'PolicyName' }),
    'AWS::IoT::Thing': named('aws-resource-iot-thing', arnOf('iot', 'thing/{Name}'), { property: 'ThingName' }),
    'AWS::IoT::TopicRule': named('aws-resource-iot-topicrule', arnOf('iot', 'rule/{Name}'), { property: 'RuleName' }),
    'AWS::KMS::Alias': row('aws-resource-kms-alias', '{Name}', undefined, { property: 'AliasName' }, {}),
    'AWS::KMS::Key': byId('aws-resource-kms-key', arnOf('kms', 'key/{Name}'), { Arn: '{Arn}', KeyId: '{Name}' }),
    'AWS::KMS::ReplicaKey': byId('aws-resource-kms-replicakey', arnOf('kms', 'key/{Name}'), { Arn: '{Arn}', KeyId: '{Name}' }),
    'AWS::Kinesis::Stream': named('aws-resource-kinesis-stream', arnOf('kinesis', 'stream/{Name}'), {
      property: 'Name',
      generated: 'stack-and-id',
      limit: 128,
    }),
    'AWS::KinesisFirehose::DeliveryStream': named(
      'aws-resource-kinesisfirehose-deliverystream',
      arnOf('firehose', 'deliverystream/{Name}'),
      { property: 'DeliveryStreamName', generated: 'stack-and-id', limit: 64 },
    ),
    'AWS::KinesisVideo::Stream': named('aws-resource-kinesisvideo-stream', arnOf('kinesisvideo', 'stream/{Name}/*'), { property: 'Name' }),
    'AWS::Lambda::Alias': row(
      'aws-resource-lambda-alias',
      '{Arn}',
      arnOf('lambda', 'function:{property FunctionName}:{Name}'),
      { property: 'Name' },
      { AliasArn: '{Arn}' },
    ),
    'AWS::Lambda::EventSourceMapping': byId('aws-resource-lambda-eventsourcemapping', arnOf('lambda', 'event-source-mapping:{Name}'), {
      Id: '{Name}',
      EventSourceMappingArn: '{Arn}',
    }),
    'AWS::Lambda::Function': FUNCTION,
    'AWS::Lambda::LayerVersion': row(LAYER.page, '{Arn}', LAYER.arn, { property: 'LayerName' }, { LayerVersionArn: '{Arn}' }),
    'AWS::Lambda::Version': row(
      'aws-resource-lambda-version',
      '{Arn}',
      arnOf('lambda', 'function:{property FunctionName}:{Name}'),
      {},
      { FunctionArn: '{Arn}', Version: '{Name}' },
    ),
    'AWS::Location::GeofenceCollection': named(
      'aws-resource-location-geofencecollection',
      arnOf('geo', 'geofence-collection/{Name}'),
      { property: 'CollectionName' },
      { CollectionArn: '{Arn}' },
    ),
    'AWS::Location::Map': named('aws-resource-location-map', arnOf('geo', 'map/{Name}'), { property: 'MapName' }, { MapArn: '{Arn}' }),
    'AWS::Location::PlaceIndex': named(
      'aws-resource-location-placeindex',
      arnOf('geo', 'place-index/{Name}'),
      { property: 'IndexName' },
      { IndexArn: '{Arn}' },
    ),
    'AWS::Location::RouteCalculator': named(
      'aws-resource-location-routecalculator',
      arnOf('geo', 'route-calculator/{Name}'),
      { property: 'CalculatorName' },
      { CalculatorArn: '{Arn}' },
    ),
    'AWS::Location::Tracker': named(
      'aws-resource-location-tracker',
      arnOf('geo', 'tracker/{Name}'),
      { property: 'TrackerName' },
      { TrackerArn: '{Arn}' },
    ),
    'AWS::Logs::LogGroup': row(
      'aws-resource-logs-loggroup',
      '{Name}',
      arnOf('logs', 'log-group:{Name}:*'),
      { property: 'LogGroupName', generated: 'stack-and-id', limit: 512 },
      { Arn: '{Arn}' },
    ),
    'AWS::MSK::Cluster': byArn('aws-resource-msk-cluster', arnOf('kafka', 'cluster/{Name}/*'), { property: 'ClusterName' }),
    'AWS::MSK::ServerlessCluster': byArn('aws-resource-msk-serverlesscluster', arnOf('kafka', 'cluster/{Name}/*'), {
      property: 'ClusterName',
    }),
    'AWS::MemoryDB::Cluster': row(
      'aws-resource-memorydb-cluster',
      '{Name}',
      arnOf('memorydb', 'cluster/{Name}'),
      { property: 'ClusterName' },
      { ARN: '{Arn}' },
    ),
    'AWS::Neptune::DBCluster': row(
      'aws-resource-neptune-dbcluster',
      '{Name}',
      arnOf('rds', 'cluster:{Name}'),
      { property: 'DBClusterIdentifier', generated: 'lower-case-stack-and-id', limit: 63 },
      {},
    ),
    'AWS::OpenSearchServerless::Collection': byId('aws-resource-opensearchserverless-collection', arnOf('aoss', 'collection/{Name}'), {
      Arn: '{Arn}',
      Id: '{Name}',
    }),
    'AWS::OpenSearchService::Domain': { ...ELASTICSEARCH, page: 'aws-resource-opensearchservice-domain' },
    'AWS::Pinpoint::App': byId('aws-resource-pinpoint-app', arnOf('mobiletargeting', 'apps/{Name}'), { Arn: '{Arn}' }),
    'AWS::Pipes::Pipe': named('aws-resource-pipes-pipe', arnOf('pipes', 'pipe/{Name}'), { property: 'Name' }),
    'AWS::RDS::DBCluster': row(
      'aws-resource-rds-dbcluster',
      '{Name}',
      arnOf('rds', 'cluster:{Name}'),
      { property: 'DBClusterIdentifier', generated: 'lower-case-stack-and-id', limit: 63 },
      { DBClusterArn: '{Arn}', 'MasterUserSecret.SecretArn': arnOf('secretsmanager', 'secret:rds!*') },
    ),
    'AWS::RDS::DBInstance': row(
      'aws-resource-rds-dbinstance',
      '{Name}',
      arnOf('rds', 'db:{Name}'),
      { property: 'DBInstanceIdentifier', generated: 'lower-case-stack-and-id', limit: 63 },
      { DBInstanceArn: '{Arn}', 'MasterUserSecret.SecretArn': arnOf('secretsmanager', 'secret:rds!*') },
    ),
    'AWS::RDS::DBProxy': row(
      'aws-resource-rds-dbproxy',
      '{Name}',
      arnOf('rds', 'db-proxy:*'),
      { property: 'DBProxyName' },
      { DBProxyArn: '{Arn}' },
    ),
    'AWS::Redshift::Cluster': row(
      'aws-resource-redshift-cluster',
      '{Name}',
      arnOf('redshift', 'cluster:{Name}'),
      { property: 'ClusterIdentifier' },
      {},
    ),
    'AWS::RedshiftServerless::Namespace': row(
      'aws-resource-redshiftserverless-namespace',
      '{Name}',
      arnOf('redshift-serverless', 'namespace/*'),
      { property: 'NamespaceName' },
      { 'Namespace.NamespaceArn': '{Arn}' },
    ),
    'AWS::RedshiftServerless::Workgroup': row(
      'aws-resource-redshiftserverless-workgroup',
      '{Name}',
      arnOf('redshift-serverless', 'workgroup/*'),
      { property: 'WorkgroupName' },
      { 'Workgroup.WorkgroupArn': '{Arn}', 'Workgroup.WorkgroupName': '{Name}' },
    ),
    'AWS::Rekognition::Collection': named('aws-resource-rekognition-collection', arnOf('rekognition', 'collection/{Name}'), {
      property: 'CollectionId',
    }),
    'AWS::S3::AccessPoint': row(
      'aws-resource-s3-accesspoint',
      '{Name}',
      arnOf('s3', 'accesspoint/{Name}'),
      { property: 'Name' },
      { Arn: '{Arn}', Name: '{Name}' },
    ),
    'AWS::S3::Bucket': BUCKET,
    'AWS::SES::ConfigurationSet': row(
      'aws-resource-ses-configurationset',
      '{Name}',
      arnOf('ses', 'configuration-set/{Name}'),
      { property: 'Name' },
      {},
    ),
    'AWS::SES::EmailIdentity': row(
      'aws-resource-ses-emailidentity',
      '{Name}',
      arnOf('ses', 'identity/{Name}'),
      { property: 'EmailIdentity' },
      {},
    ),
    'AWS::SES::Template': row(
      'aws-resource-ses-template',
      '{Name}',
      arnOf('ses', 'template/{Name}'),
      { property: 'Template.TemplateName' },
      { Id: '{Name}' },
    ),
    'AWS::SNS::Topic': byArn(
      'aws-resource-sns-topic',
      arnOf('sns', '{Name}'),
      { property: 'TopicName', generated: 'stack-and-id', limit: 256 },
      { TopicArn: '{Arn}', TopicName: '{Name}' },
    ),
    'AWS::SQS::Queue': row(
      'aws-resource-sqs-queue',
      'https://sqs.{Region}.amazonaws.com/{Account}/{Name}',
      arnOf('sqs', '{Name}'),
      { property: 'QueueName', generated: 'stack-and-id', limit: 80 },
      { Arn: '{Arn}', QueueName: '{Name}', QueueUrl: 'https://sqs.{Region}.amazonaws.com/{Account}/{Name}' },
    ),
    'AWS::SSM::Document': row('aws-resource-ssm-document', '{Name}', arnOf('ssm', 'document/{Name}'), { property: 'Name' }, {}),
    'AWS::SSM::Parameter': row(
      'aws-resource-ssm-parameter',
      '{Name}',
      undefined,
      { property: 'Name', generated: 'parameter', limit: 1011 },
      {},
    ),
    'AWS::SageMaker::Endpoint': row(
      'aws-resource-sagemaker-endpoint',
      '{Arn}',
      arnOf('sagemaker', 'endpoint/{Name}'),
      { property: 'EndpointName' },
      { EndpointName: '{Name}' },
    ),
    'AWS::Scheduler::Schedule': row(
      'aws-resource-scheduler-schedule',
      '{Name}',
      arnOf('scheduler', 'schedule/*/{Name}'),
      { property: 'Name' },
      { Arn: '{Arn}' },
    ),
    'AWS::Scheduler::ScheduleGroup': named('aws-resource-scheduler-schedulegroup', arnOf('scheduler', 'schedule-group/{Name}'), {
      property: 'Name',
    }),
    'AWS::SecretsManager::Secret': row(
      'aws-resource-secretsmanager-secret',
      '{Arn}',
      arnOf('secretsmanager', 'secret:{Name}-??????'),
      { property: 'Name', generated: 'id', limit: 512 },
      { Id: '{Arn}' },
    ),
    'AWS::Serverless::Api': { ...REST_API, page: 'sam-resource-api' },
    'AWS::Serverless::Function': {
      ...FUNCTION,
      page: 'sam-resource-function',
      attributes: { ...FUNCTION.attributes, Alias: '{Arn}:*', Version: '{Arn}:*' },
    },
    'AWS::Serverless::GraphQLApi': GRAPHQL_API,
    'AWS::Serverless::HttpApi': HTTP_API,
    'AWS::Serverless::LayerVersion': row(
      LAYER.page,
      '{Arn}',
      LAYER.arn,
      { property: 'LayerName', generated: 'logical-id' },
      { LayerVersionArn: '{Arn}' },
    ),
    'AWS::Serverless::SimpleTable': TABLE,
    'AWS::Serverless::StateMachine': { ...STATE_MACHINE, nameProperty: 'Name' },
    'AWS::StepFunctions::Activity': byArn(
      'aws-resource-stepfunctions-activity',
      arnOf('states', 'activity:{Name}'),
      { property: 'Name' },
      { Name: '{Name}' },
    ),
    'AWS::StepFunctions::StateMachine': STATE_MACHINE,
    'AWS::Timestream::Database': named('aws-resource-timestream-database', arnOf('timestream', 'database/{Name}'), {
      property: 'DatabaseName',
    }),
    'AWS::Timestream::Table': row(
      'aws-resource-timestream-table',
      '{property DatabaseName}|{Name}',
      arnOf('timestream', 'database/{property DatabaseName}/table/{Name}'),
      { property: 'TableName' },
      { Arn: '{Arn}', Name: '{Name}' },
    ),
    'AWS::Transfer::Server': row(
      'aws-resource-transfer-server',
      '{Arn}',
      arnOf('transfer', 'server/{Name}'),
      {},
      { Arn: '{Arn}', ServerId: '{Name}' },
    ),
    aws_lambda_function: { ...FUNCTION, generated: 'none' },
    'module.aws_lambda_function': { ...FUNCTION, generated: 'none' },
    'AWS::VerifiedPermissions::PolicyStore': byId(
      'aws-resource-verifiedpermissions-policystore',
      'arn:{Partition}:verifiedpermissions::{Account}:policy-store/{Name}',
      { Arn: '{Arn}', PolicyStoreId: '{Name}' },
    ),
  } satisfies Readonly<Record<string, ResourceType>>),
);
