/**
 * Members that fill an ARN variable though their names do not show it: action prefix -> variable, or `type.variable`, -> members in order of preference.
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
  events: { RuleName: ['Rule', 'Name'] },
  cloudformation: { StackName: ['StackName'], StackSetName: ['StackSetName'] },
  dynamodb: { TableName: ['TableName', 'RequestItems{key}'] },
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
