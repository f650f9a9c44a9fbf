/**
 * Members that fill an ARN variable though their names do not show it: action prefix -> variable, or `type.variable`, or `type.*` for the whole ARN, ->
 * members in order of preference.
 * Source: the request members' descriptions on each operation's API reference page.
 */
export const MEMBER_NAMES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  quicksight: { Account: ['AwsAccountId'] },
  s3: { Account: ['AccountId'], BucketName: ['Bucket'], ObjectName: ['Key'], AccessPointName: ['Name'] },
  sqs: { QueueName: ['QueueName', 'QueueUrl', 'SourceArn'] },
  ssm: {
    ParameterNameWithoutLeadingSlash: ['Name', 'Names[]', 'Path'],
    'maintenancewindow.ResourceId': ['WindowId'],
    'servicesetting.ResourceId': ['SettingId'],
    PatchBaselineIdResourceId: ['BaselineId'],
  },
  secretsmanager: { SecretId: ['SecretId', 'Name', 'SecretIdList[]'] },
  logs: { LogGroupName: ['logGroupName', 'logGroupIdentifier', 'logGroupNames[]', 'logGroupIdentifiers[]'] },
  ec2: { KeyPairName: ['KeyName'] },
  events: { RuleName: ['Rule', 'Name'] },
  cloudformation: { StackName: ['StackName'], StackSetName: ['StackSetName'] },
  dynamodb: { TableName: ['TableName', 'RequestItems{key}'] },
  bedrock: {
    'async-invoke.*': ['invocationArn'],
    'bedrock-marketplace-model-endpoint.*': ['endpointArn'],
    'custom-model.*': ['sourceModelArn'],
    'data-automation-invocation-job.*': ['invocationArn'],
    'data-automation-library-ingestion-job.*': ['jobArn'],
    'model-copy-job.*': ['jobArn'],
  },
  chatbot: { 'ChatbotConfiguration.*': ['ChatConfigurationArn'] },
  'cloudfront-keyvaluestore': { 'key-value-store.*': ['KvsARN'] },
  forecast: { 'forecastExport.*': ['ForecastExportJobArn'] },
  iam: { 'oidc-provider.*': ['OpenIDConnectProviderArn'] },
  kafka: { 'cluster.*': ['ClusterArn', 'TargetClusterArn'] },
  'license-manager': { 'report-generator.*': ['LicenseManagerReportGeneratorArn'] },
  rds: { 'db.*': ['SourceDBInstanceArn'], 'auto-backup.*': ['DBInstanceAutomatedBackupsArn'] },
  'rds-data': { 'cluster.*': ['resourceArn', 'dbClusterOrInstanceArn'] },
  securityhub: { 'automation-rule.*': ['AutomationRulesArns[]'] },
};

/**
 * Resource types whose ARN ends in the name that its maker chose, though its variable is called an id: action prefix and type. Elsewhere an id is made by
 * AWS, and no request that gives a name shows it. Source: the ARNs in the responses of each operation's API reference page.
 */
export const NAMED_BY_NAME: ReadonlySet<string> = new Set([
  ...['Dataset', 'Job', 'Project', 'Recipe', 'Ruleset', 'Schedule'].map((type) => `databrew ${type}`),
  ...['dataset', 'datasetGroup', 'datasetImportJob'].map((type) => `forecast ${type}`),
  'iotfleetwise vehicle',
  'mediatailor playbackConfiguration',
  ...['campaign', 'dataset', 'datasetGroup', 'eventTracker', 'filter', 'metricAttribution', 'recommender', 'solution'].map(
    (type) => `personalize ${type}`,
  ),
  'rekognition streamprocessor',
  ...['cell', 'readinesscheck', 'recoverygroup', 'resourceset'].map((type) => `route53-recovery-readiness ${type}`),
]);
