import type { ConstructAttribute } from './construct-attribute.ts';

/** A class of the AWS Construct Library that makes one resource whose name other code may need. */
export interface ConstructType {
  /** The type of the resource. */
  readonly type: string;
  /** Members of an instance, and what they give. */
  readonly members: Readonly<Record<string, ConstructAttribute>>;
  /** The property that sets the physical name. */
  readonly nameProperty: string;
  /** The property that gives the customer managed key, and where the resource holds it. */
  readonly key?: { readonly property: string; readonly path: readonly string[] };
  /** The values of `encryption` with which the construct makes a key of its own where none is given, as its child `Key`. */
  readonly ownKey?: readonly string[];
  /** Where the CDK makes a name of the whole path of the construct, or of its stack's name and the path below, instead of leaving it to CloudFormation. */
  readonly namedBy?: 'path' | 'stack';
}

/** The members `<noun>Name`, `<noun>Arn`, `<noun>Id` and `<noun>Url`, which nearly every class has, and the property `<noun>Name`. */
function called(noun: string, type: string, more: Partial<ConstructType> = {}): ConstructType {
  return {
    type,
    nameProperty: `${noun}Name`,
    ...more,
    members: { [`${noun}Name`]: '@name', [`${noun}Arn`]: '@arn', [`${noun}Id`]: '@name', [`${noun}Url`]: '@ref', ...more.members },
  };
}

const STREAM_ARN = { tableStreamArn: 'StreamArn' };
const SSE_KEY = ['SSESpecification', 'KMSMasterKeyId'];

/** By module and class, as the reference has them: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html. */
const CONSTRUCT_TYPES: ReadonlyMap<string, ConstructType> = new Map(
  Object.entries({
    'aws-apigateway.RestApi': called('restApi', 'AWS::ApiGateway::RestApi'),
    'aws-apigateway.LambdaRestApi': called('restApi', 'AWS::ApiGateway::RestApi'),
    'aws-apigatewayv2.HttpApi': called('api', 'AWS::ApiGatewayV2::Api', { members: { httpApiId: '@name' } }),
    'aws-apigatewayv2.WebSocketApi': called('api', 'AWS::ApiGatewayV2::Api'),
    'aws-appsync.EventApi': called('api', 'AWS::AppSync::Api', { nameProperty: '' }),
    'aws-appsync.GraphqlApi': called('api', 'AWS::AppSync::GraphQLApi', { members: { arn: '@arn' } }),
    'aws-cloudfront.Distribution': called('distribution', 'AWS::CloudFront::Distribution', { nameProperty: '' }),
    'aws-cloudwatch.Alarm': called('alarm', 'AWS::CloudWatch::Alarm'),
    'aws-codebuild.Project': called('project', 'AWS::CodeBuild::Project'),
    'aws-cognito.UserPool': called('userPool', 'AWS::Cognito::UserPool', { nameProperty: '' }),
    'aws-cognito.UserPoolClient': called('userPoolClient', 'AWS::Cognito::UserPoolClient', { nameProperty: '' }),
    'aws-docdb.DatabaseCluster': called('cluster', 'AWS::DocDB::DBCluster', {
      nameProperty: 'dbClusterName',
      members: { clusterIdentifier: '@name' },
    }),
    'aws-dynamodb.Table': called('table', 'AWS::DynamoDB::Table', {
      members: STREAM_ARN,
      key: { property: 'encryptionKey', path: SSE_KEY },
      ownKey: ['CUSTOMER_MANAGED'],
    }),
    'aws-dynamodb.TableV2': called('table', 'AWS::DynamoDB::GlobalTable', { members: STREAM_ARN }),
    'aws-ecr.Repository': called('repository', 'AWS::ECR::Repository', { members: { repositoryUri: 'RepositoryUri' } }),
    'aws-ecs.Cluster': called('cluster', 'AWS::ECS::Cluster'),
    'aws-efs.AccessPoint': called('accessPoint', 'AWS::EFS::AccessPoint', { nameProperty: '' }),
    'aws-efs.FileSystem': called('fileSystem', 'AWS::EFS::FileSystem', { nameProperty: '' }),
    'aws-elasticsearch.Domain': called('domain', 'AWS::Elasticsearch::Domain'),
    'aws-events.EventBus': called('eventBus', 'AWS::Events::EventBus', { namedBy: 'path' }),
    'aws-events.Rule': called('rule', 'AWS::Events::Rule'),
    'aws-iam.Role': called('role', 'AWS::IAM::Role'),
    'aws-kinesis.Stream': called('stream', 'AWS::Kinesis::Stream', {
      key: { property: 'encryptionKey', path: ['StreamEncryption', 'KeyId'] },
      ownKey: ['KMS'],
    }),
    'aws-kinesis.StreamConsumer': called('streamConsumer', 'AWS::Kinesis::StreamConsumer'),
    'aws-kinesisfirehose.DeliveryStream': called('deliveryStream', 'AWS::KinesisFirehose::DeliveryStream'),
    'aws-kms.Alias': called('alias', 'AWS::KMS::Alias'),
    'aws-kms.Key': called('key', 'AWS::KMS::Key', { nameProperty: '' }),
    'aws-lambda.LayerVersion': called('layerVersion', 'AWS::Lambda::LayerVersion', { nameProperty: 'layerVersionName' }),
    'aws-logs.LogGroup': called('logGroup', 'AWS::Logs::LogGroup', { key: { property: 'encryptionKey', path: ['KmsKeyId'] } }),
    'aws-msk.Cluster': called('cluster', 'AWS::MSK::Cluster'),
    'aws-msk.ServerlessCluster': called('cluster', 'AWS::MSK::ServerlessCluster'),
    'aws-opensearchservice.Domain': called('domain', 'AWS::OpenSearchService::Domain'),
    'aws-rds.DatabaseCluster': called('cluster', 'AWS::RDS::DBCluster', {
      nameProperty: 'clusterIdentifier',
      members: { clusterIdentifier: '@name' },
    }),
    'aws-rds.DatabaseSecret': called('secret', 'AWS::SecretsManager::Secret', { members: { secretFullArn: '@arn' } }),
    'aws-rds.DatabaseInstance': called('instance', 'AWS::RDS::DBInstance', {
      nameProperty: 'instanceIdentifier',
      members: { instanceIdentifier: '@name' },
    }),
    'aws-s3.Bucket': called('bucket', 'AWS::S3::Bucket', {
      members: { bucketDomainName: 'DomainName', bucketRegionalDomainName: 'RegionalDomainName', bucketWebsiteUrl: 'WebsiteURL' },
      key: {
        property: 'encryptionKey',
        path: ['BucketEncryption', 'ServerSideEncryptionConfiguration', '[]', 'ServerSideEncryptionByDefault', 'KMSMasterKeyID'],
      },
      ownKey: ['KMS'],
    }),
    'aws-scheduler.ScheduleGroup': called('scheduleGroup', 'AWS::Scheduler::ScheduleGroup', { namedBy: 'stack' }),
    'aws-secretsmanager.Secret': called('secret', 'AWS::SecretsManager::Secret', {
      members: { secretFullArn: '@arn' },
      key: { property: 'encryptionKey', path: ['KmsKeyId'] },
    }),
    'aws-ses.EmailIdentity': called('emailIdentity', 'AWS::SES::EmailIdentity', { nameProperty: '' }),
    'aws-sns.Topic': called('topic', 'AWS::SNS::Topic', { key: { property: 'masterKey', path: ['KmsMasterKeyId'] } }),
    'aws-sqs.Queue': called('queue', 'AWS::SQS::Queue', {
      key: { property: 'encryptionMasterKey', path: ['KmsMasterKeyId'] },
      ownKey: ['KMS'],
    }),
    'aws-ssm.StringListParameter': called('parameter', 'AWS::SSM::Parameter'),
    'aws-ssm.StringParameter': called('parameter', 'AWS::SSM::Parameter'),
    'aws-stepfunctions.Activity': called('activity', 'AWS::StepFunctions::Activity'),
    'aws-stepfunctions.StateMachine': called('stateMachine', 'AWS::StepFunctions::StateMachine'),
  }),
);

const FUNCTION = called('function', 'AWS::Lambda::Function');

/** The classes that make a function, and in which language where the class says so. */
const FUNCTION_CLASSES: ReadonlyMap<string, 'any' | 'nodejs' | 'image' | 'python' | 'go'> = new Map([
  ['aws-lambda.Function', 'any'],
  ['aws-lambda.SingletonFunction', 'any'],
  ['aws-lambda.DockerImageFunction', 'image'],
  ['aws-lambda-nodejs.NodejsFunction', 'nodejs'],
  ['aws-lambda-python.PythonFunction', 'python'],
  ['aws-lambda-go.GoFunction', 'go'],
  ['aws-cloudfront.experimental.EdgeFunction', 'any'],
  ['triggers.TriggerFunction', 'any'],
]);

/** What kind of function the class makes; `undefined` where it makes none. */
export function functionClass(name: string): 'any' | 'nodejs' | 'image' | 'python' | 'go' | undefined {
  return FUNCTION_CLASSES.get(name);
}

/** The resource that a class makes; for classes the table does not list and that wrap a resource as it is (`CfnTable`) its type alone. */
export function constructType(name: string): ConstructType | undefined {
  if (functionClass(name) !== undefined) return FUNCTION;
  const listed = CONSTRUCT_TYPES.get(name);
  if (listed !== undefined) return listed;
  const [, service, resource] = /^(?:aws-)?([\w-]+)\.Cfn(\w+)$/.exec(name) ?? [];
  if (service === undefined || resource === undefined) return undefined;
  return { type: `AWS::${NAMESPACES.get(service) ?? service}::${resource}`, members: { ref: '@ref' }, nameProperty: '' };
}

/** The namespaces of resource types by module; in others the class is known, but not what its attributes are. */
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['apigateway', 'ApiGateway'],
  ['apigatewayv2', 'ApiGatewayV2'],
  ['appsync', 'AppSync'],
  ['cognito', 'Cognito'],
  ['dynamodb', 'DynamoDB'],
  ['ecs', 'ECS'],
  ['efs', 'EFS'],
  ['elasticache', 'ElastiCache'],
  ['events', 'Events'],
  ['glue', 'Glue'],
  ['iam', 'IAM'],
  ['iot', 'IoT'],
  ['kinesis', 'Kinesis'],
  ['kinesisfirehose', 'KinesisFirehose'],
  ['kms', 'KMS'],
  ['lambda', 'Lambda'],
  ['location', 'Location'],
  ['logs', 'Logs'],
  ['opensearchserverless', 'OpenSearchServerless'],
  ['pinpoint', 'Pinpoint'],
  ['pipes', 'Pipes'],
  ['s3', 'S3'],
  ['sam', 'Serverless'],
  ['scheduler', 'Scheduler'],
  ['secretsmanager', 'SecretsManager'],
  ['sns', 'SNS'],
  ['sqs', 'SQS'],
  ['ssm', 'SSM'],
  ['stepfunctions', 'StepFunctions'],
  ['timestream', 'Timestream'],
]);
