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
