/** One statement that a method grants. */
export interface GrantStatement {
  readonly actions: readonly string[];
  /**
   * ARNs as templates: `{Arn}` and `{Name}` are the construct's, `{StreamArn}` that of its stream, `{Objects}` the keys that the call names or `*`,
   * `{TargetKey}` the key of an alias, `{Secret}` the secret of a database, `{User}` the user that the call names, `{attribute:X}` an attribute, `{slash}` what stands before the name of a parameter that does not begin
   * with one. With `indexed` the indexes of a table count too, where it has some.
   */
  readonly resources: readonly string[];
  readonly indexed?: true;
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a method of a construct grants to its first argument. */
export interface GrantMethod {
  readonly statements: readonly GrantStatement[];
  /** What it grants on the customer managed key that encrypts the construct. */
  readonly key?: readonly string[];
  /** Statements with the actions that the call lists behind the first argument. */
  readonly ofCallers?: true;
  /** Index of the argument that it grants to; the first unless told. */
  readonly granteeAt?: number;
}

function on(resources: string | readonly string[], ...actions: readonly string[]): GrantStatement {
  return { actions, resources: typeof resources === 'string' ? [resources] : resources };
}

function grants(...statements: readonly GrantStatement[]): GrantMethod {
  return { statements };
}

/** `grant(fn, ...actions)` */
function listed(...resources: readonly string[]): GrantMethod {
  return { statements: [{ actions: [], resources }], ofCallers: true };
}

const DECRYPT = ['kms:Decrypt'];
const ENCRYPT = ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
const READ_KEY = [...DECRYPT, 'kms:DescribeKey'];
const WRITE_KEY = [...ENCRYPT, ...DECRYPT];
const TABLE_KEY = [...READ_KEY, ...ENCRYPT];

const READ_ITEMS = ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:Scan', 'dynamodb:ConditionCheckItem'];
const WRITE_ITEMS = ['dynamodb:BatchWriteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
const READ_RECORDS = ['dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

function onTable(...actions: readonly string[]): GrantStatement {
  return { actions, resources: ['{Arn}'], indexed: true };
}

const STREAM = on('{StreamArn}', 'dynamodb:DescribeStream', ...READ_RECORDS);

const TABLE: Readonly<Record<string, GrantMethod>> = {
  grant: { statements: [{ actions: [], resources: ['{Arn}'], indexed: true }], ofCallers: true },
  grantFullAccess: { statements: [onTable('dynamodb:*')], key: TABLE_KEY },
  grantReadData: { statements: [onTable(...READ_ITEMS, 'dynamodb:DescribeTable', ...READ_RECORDS)], key: READ_KEY },
  grantReadWriteData: {
    statements: [onTable(...READ_ITEMS, ...WRITE_ITEMS, 'dynamodb:DescribeTable', ...READ_RECORDS)],
    key: TABLE_KEY,
  },
  grantStream: listed('{StreamArn}'),
  grantStreamRead: { statements: [on('*', 'dynamodb:ListStreams'), STREAM], key: READ_KEY },
  grantTableListStreams: grants(on('*', 'dynamodb:ListStreams')),
  grantWriteData: { statements: [onTable(...WRITE_ITEMS, 'dynamodb:DescribeTable')], key: TABLE_KEY },
};

const TABLE_V2: Readonly<Record<string, GrantMethod>> = {
  ...TABLE,
  grantStreamRead: { statements: [on('{StreamArn}', 'dynamodb:ListStreams'), STREAM], key: READ_KEY },
  grantTableListStreams: grants(on('{StreamArn}', 'dynamodb:ListStreams')),
};

const OBJECTS = '{Arn}/{Objects}';
const READ_OBJECTS = ['s3:GetObject*', 's3:GetBucket*', 's3:List*'];
const PUT_OBJECTS = [
  's3:PutObject',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:PutObjectTagging',
  's3:PutObjectVersionTagging',
  's3:Abort*',
];

const BUCKET: Readonly<Record<string, GrantMethod>> = {
  grantDelete: grants(on(OBJECTS, 's3:DeleteObject*')),
  grantPut: { statements: [on(OBJECTS, ...PUT_OBJECTS)], key: WRITE_KEY },
  grantPutAcl: grants(on(OBJECTS, 's3:PutObjectAcl', 's3:PutObjectVersionAcl')),
  grantRead: { statements: [on(['{Arn}', OBJECTS], ...READ_OBJECTS)], key: READ_KEY },
  grantReadWrite: { statements: [on(['{Arn}', OBJECTS], ...READ_OBJECTS, 's3:DeleteObject*', ...PUT_OBJECTS)], key: TABLE_KEY },
  grantWrite: { statements: [on(['{Arn}', OBJECTS], 's3:DeleteObject*', ...PUT_OBJECTS)], key: WRITE_KEY },
};

const QUEUE_FACTS = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'];

const QUEUE: Readonly<Record<string, GrantMethod>> = {
  grant: listed('{Arn}'),
  grantConsumeMessages: {
    statements: [on('{Arn}', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', ...QUEUE_FACTS)],
    key: DECRYPT,
  },
  grantPurge: grants(on('{Arn}', 'sqs:PurgeQueue', ...QUEUE_FACTS)),
  grantSendMessages: { statements: [on('{Arn}', 'sqs:SendMessage', ...QUEUE_FACTS)], key: WRITE_KEY },
};

function key(resource: string): Readonly<Record<string, GrantMethod>> {
  return {
    grant: listed(resource),
    grantDecrypt: grants(on(resource, ...DECRYPT)),
    grantEncrypt: grants(on(resource, ...ENCRYPT)),
    grantEncryptDecrypt: grants(on(resource, ...DECRYPT, ...ENCRYPT)),
    grantGenerateMac: grants(on(resource, 'kms:GenerateMac')),
    grantSign: grants(on(resource, 'kms:Sign')),
    grantSignVerify: grants(on(resource, 'kms:Sign', 'kms:Verify')),
    grantVerify: grants(on(resource, 'kms:Verify')),
    grantVerifyMac: grants(on(resource, 'kms:VerifyMac')),
  };
}

const SECRET: Readonly<Record<string, GrantMethod>> = {
  grantRead: grants(on('{Arn}', 'secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret')),
  grantWrite: grants(
    on('{Arn}', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecret', 'secretsmanager:UpdateSecretVersionStage'),
  ),
};

const DATA_API: Readonly<Record<string, GrantMethod>> = {
  grantDataApiAccess: grants(
    on(
      '{Arn}',
      ...['BatchExecuteStatement', 'BeginTransaction', 'CommitTransaction', 'ExecuteStatement', 'RollbackTransaction'].map(
        (action) => `rds-data:${action}`,
      ),
    ),
    on('{Secret}', 'secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'),
  ),
};

const PARAMETER_ARN = 'arn:{Partition}:ssm:{Region}:{Account}:parameter{slash}{Name}';

const PARAMETER: Readonly<Record<string, GrantMethod>> = {
  grantRead: grants(on(PARAMETER_ARN, 'ssm:DescribeParameters', 'ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParameterHistory')),
  grantWrite: grants(on(PARAMETER_ARN, 'ssm:PutParameter')),
};

const READ_STREAM = [
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
  'kinesis:SubscribeToShard',
  'kinesis:DescribeStream',
  'kinesis:ListStreams',
  'kinesis:DescribeStreamConsumer',
];
const WRITE_STREAM = ['kinesis:ListShards', 'kinesis:PutRecord', 'kinesis:PutRecords'];

const KINESIS: Readonly<Record<string, GrantMethod>> = {
  grant: listed('{Arn}'),
  grantRead: { statements: [on('{Arn}', ...READ_STREAM)], key: DECRYPT },
  grantReadWrite: { statements: [on('{Arn}', ...READ_STREAM, 'kinesis:PutRecord', 'kinesis:PutRecords')], key: [...DECRYPT, ...ENCRYPT] },
  grantWrite: { statements: [on('{Arn}', ...WRITE_STREAM)], key: ENCRYPT },
};

const INVOKE_URL: GrantMethod = grants(
  {
    actions: ['lambda:InvokeFunctionUrl'],
    resources: ['{Arn}'],
    conditions: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
  },
  { actions: ['lambda:InvokeFunction'], resources: ['{Arn}'], conditions: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } },
);

const FUNCTION: Readonly<Record<string, GrantMethod>> = {
  grantInvoke: grants(on(['{Arn}', '{Arn}:*'], 'lambda:InvokeFunction')),
  grantInvokeLatestVersion: grants(on(['{Arn}', '{Arn}:$LATEST'], 'lambda:InvokeFunction')),
  grantInvokeUrl: INVOKE_URL,
};

function executionArn(suffix: string): string {
  return `arn:{Partition}:states:{Region}:{Account}:execution:{Name}${suffix}`;
}

const STATE_MACHINE: Readonly<Record<string, GrantMethod>> = {
  grant: listed('{Arn}'),
  grantExecution: listed(executionArn(':*')),
  grantRead: grants(
    on('{Arn}', 'states:ListExecutions', 'states:ListStateMachines'),
    on(executionArn(':*'), 'states:DescribeExecution', 'states:DescribeStateMachineForExecution', 'states:GetExecutionHistory'),
    on('*', 'states:ListActivities', 'states:DescribeStateMachine', 'states:DescribeActivity'),
  ),
  grantRedriveExecution: grants(on(executionArn(':*'), 'states:RedriveExecution')),
  grantStartExecution: grants(on('{Arn}', 'states:StartExecution')),
  grantStartSyncExecution: grants(on('{Arn}', 'states:StartSyncExecution')),
  grantTaskResponse: grants(on('{Arn}', 'states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat')),
};

const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];
const PUSH = ['ecr:CompleteLayerUpload', 'ecr:UploadLayerPart', 'ecr:InitiateLayerUpload', 'ecr:PutImage'];
const SIGN_IN = on('*', 'ecr:GetAuthorizationToken');

const READ_DOMAIN = ['es:ESHttpGet', 'es:ESHttpHead'];
const WRITE_DOMAIN = ['es:ESHttpDelete', 'es:ESHttpPost', 'es:ESHttpPut', 'es:ESHttpPatch'];

/** `grantIndexRead(index, grantee)` */
function inDomain(resources: readonly string[], ...actions: readonly string[]): GrantMethod {
  return { ...grants(on(resources, ...actions)), granteeAt: 1 };
}

const INDEX = ['{Arn}/{Objects}', '{Arn}/{Objects}/*'];
const PATH = ['{Arn}/{Objects}'];

const DOMAIN: Readonly<Record<string, GrantMethod>> = {
  grantIndexRead: inDomain(INDEX, ...READ_DOMAIN),
  grantIndexReadWrite: inDomain(INDEX, ...READ_DOMAIN, ...WRITE_DOMAIN),
  grantIndexWrite: inDomain(INDEX, ...WRITE_DOMAIN),
  grantPathRead: inDomain(PATH, ...READ_DOMAIN),
  grantPathReadWrite: inDomain(PATH, ...READ_DOMAIN, ...WRITE_DOMAIN),
  grantPathWrite: inDomain(PATH, ...WRITE_DOMAIN),
  grantRead: grants(on(['{Arn}', '{Arn}/*'], ...READ_DOMAIN)),
  grantReadWrite: grants(on(['{Arn}', '{Arn}/*'], ...READ_DOMAIN, ...WRITE_DOMAIN)),
  grantWrite: grants(on(['{Arn}', '{Arn}/*'], ...WRITE_DOMAIN)),
};

function mounting(...actions: readonly string[]): GrantMethod {
  const conditions = { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } };
  return grants({ actions: actions.map((action) => `elasticfilesystem:${action}`), resources: ['{Arn}'], conditions });
}

function schedules(...actions: readonly string[]): GrantMethod {
  return grants(on('arn:{Partition}:scheduler:{Region}:{Account}:schedule/{Name}/*', ...actions));
}

const EVENT_API = 'arn:{Partition}:appsync:{Region}:{Account}:apis/{attribute:ApiId}';

function onChannels(...actions: readonly string[]): GrantMethod {
  return grants(on(`${EVENT_API}/channelNamespace/*`, ...actions.map((action) => `appsync:${action}`)));
}

function connect(resourceId: string): GrantMethod {
  return grants(on(`arn:{Partition}:rds-db:{Region}:{Account}:dbuser:{attribute:${resourceId}}/{User}`, 'rds-db:connect'));
}

const SHORT_TERM = ['GetEvent', 'ListEvents', 'ListActors', 'ListSessions'];
const LONG_TERM = ['GetMemoryRecord', 'RetrieveMemoryRecords', 'ListMemoryRecords'];

function onMemory(...actions: readonly string[]): GrantMethod {
  return grants(on('{attribute:MemoryArn}', ...actions.map((action) => `bedrock-agentcore:${action}`)));
}

function graphql(type: string): GrantMethod {
  return grants(on(`{Arn}/types/${type}/{Objects}`, 'appsync:GraphQL'));
}

/**
 * The methods of the AWS Construct Library (aws-cdk-lib 2.276.0) that grant to a principal, by class, as they synthesise:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html ("grant..." of each class).
 */
const GRANT_METHODS: ReadonlyMap<string, Readonly<Record<string, GrantMethod>>> = new Map(
  Object.entries({
    'aws-apigatewayv2.WebSocketApi': {
      grantManageConnections: grants(
        on('arn:{Partition}:execute-api:{Region}:{Account}:{Name}/*/*/@connections/*', 'execute-api:ManageConnections'),
      ),
    },
    'aws-appsync.EventApi': {
      grantConnect: grants(on(EVENT_API, 'appsync:EventConnect')),
      grantPublish: onChannels('EventPublish'),
      grantPublishAndSubscribe: onChannels('EventPublish', 'EventSubscribe'),
      grantSubscribe: onChannels('EventSubscribe'),
    },
    'aws-appsync.GraphqlApi': {
      grantMutation: graphql('Mutation'),
      grantQuery: graphql('Query'),
      grantSubscription: graphql('Subscription'),
    },
    'aws-bedrockagentcore.Memory': {
      grantRead: onMemory(...SHORT_TERM, ...LONG_TERM),
      grantReadLongTermMemory: onMemory(...LONG_TERM, 'ListActors', 'ListSessions'),
      grantReadShortTermMemory: onMemory(...SHORT_TERM),
      grantWrite: onMemory('CreateEvent'),
    },
    'aws-cloudfront.Distribution': {
      grant: listed('arn:{Partition}:cloudfront::{Account}:distribution/{Name}'),
      grantCreateInvalidation: grants(on('arn:{Partition}:cloudfront::{Account}:distribution/{Name}', 'cloudfront:CreateInvalidation')),
    },
    'aws-cognito.UserPool': { grant: listed('{Arn}') },
    'aws-dynamodb.Table': TABLE,
    'aws-dynamodb.TableV2': TABLE_V2,
    'aws-ecr.Repository': {
      grant: listed('{Arn}'),
      grantPull: grants(on('{Arn}', ...PULL), SIGN_IN),
      grantPullPush: grants(on('{Arn}', ...PULL, ...PUSH), SIGN_IN),
      grantPush: grants(on('{Arn}', ...PUSH, 'ecr:BatchCheckLayerAvailability'), SIGN_IN),
      grantRead: grants(on('{Arn}', 'ecr:DescribeRepositories', 'ecr:DescribeImages')),
    },
    'aws-efs.FileSystem': {
      grantRead: mounting('ClientMount'),
      grantReadWrite: mounting('ClientMount', 'ClientWrite'),
      grantRootAccess: mounting('ClientMount', 'ClientWrite', 'ClientRootAccess'),
    },
    'aws-events.EventBus': { grantPutEventsTo: grants(on('{Arn}', 'events:PutEvents')) },
    'aws-iam.Role': {
      grant: listed('{Arn}'),
      grantAssumeRole: grants(on('{Arn}', 'sts:AssumeRole')),
      grantPassRole: grants(on('{Arn}', 'iam:PassRole')),
    },
    'aws-kinesis.Stream': KINESIS,
    'aws-kinesisfirehose.DeliveryStream': {
      grant: listed('{Arn}'),
      grantPutRecords: grants(on('{Arn}', 'firehose:PutRecord', 'firehose:PutRecordBatch')),
    },
    'aws-kms.Alias': key('{TargetKey}'),
    'aws-kms.Key': key('{Arn}'),
    'aws-lambda.Alias': { grantInvoke: grants(on('{Arn}', 'lambda:InvokeFunction')) },
    'aws-lambda.Function': FUNCTION,
    'aws-logs.LogGroup': {
      grant: listed('{Arn}'),
      grantRead: grants(
        on(
          ['arn:{Partition}:logs:{Region}:{Account}:log-group:{Name}', '{Arn}'],
          'logs:FilterLogEvents',
          'logs:GetLogEvents',
          'logs:GetLogGroupFields',
          'logs:DescribeLogGroups',
          'logs:DescribeLogStreams',
        ),
      ),
      grantWrite: grants(on('{Arn}', 'logs:CreateLogStream', 'logs:PutLogEvents')),
    },
    'aws-opensearchservice.Domain': DOMAIN,
    'aws-elasticsearch.Domain': DOMAIN,
    'aws-rds.DatabaseCluster': { ...DATA_API, grantConnect: connect('DBClusterResourceId') },
    'aws-rds.DatabaseInstance': { grantConnect: connect('DbiResourceId') },
    'aws-rds.DatabaseSecret': SECRET,
    'aws-rds.ServerlessCluster': DATA_API,
    'aws-s3.Bucket': BUCKET,
    'aws-scheduler.ScheduleGroup': {
      grantDeleteSchedules: schedules('scheduler:DeleteSchedule'),
      grantReadSchedules: schedules('scheduler:GetSchedule', 'scheduler:ListSchedules'),
      grantWriteSchedules: schedules('scheduler:CreateSchedule', 'scheduler:UpdateSchedule'),
    },
    'aws-secretsmanager.Secret': SECRET,
    'aws-ses.EmailIdentity': {
      grant: listed('{Arn}'),
      grantSendEmail: grants(on('{Arn}', 'ses:SendEmail', 'ses:SendRawEmail')),
    },
    'aws-sns.Topic': {
      grantPublish: { statements: [on('{Arn}', 'sns:Publish')], key: [...DECRYPT, 'kms:GenerateDataKey*'] },
      grantSubscribe: grants(on('{Arn}', 'sns:Subscribe')),
    },
    'aws-sqs.Queue': QUEUE,
    'aws-ssm.StringListParameter': PARAMETER,
    'aws-ssm.StringParameter': PARAMETER,
    'aws-stepfunctions.Activity': { grant: listed('{Arn}') },
    'aws-stepfunctions.StateMachine': STATE_MACHINE,
  } satisfies Readonly<Record<string, Readonly<Record<string, GrantMethod>>>>),
);

/** Functions of the library that grant without a construct, by what they grant. */
const STATIC_GRANTS: ReadonlyMap<string, GrantMethod> = new Map([
  ['aws-cloudwatch.Metric.grantPutMetricData', grants(on('*', 'cloudwatch:PutMetricData'))],
  ['aws-events.EventBus.grantAllPutEvents', grants(on('*', 'events:PutEvents'))],
]);

/** What a method of a class grants; `grants.readData` is the same as `grantReadData`. `undefined` where the table does not list it. */
export function grantMethod(className: string, method: string): GrantMethod | undefined {
  const [, short] = /^grants\.(\w+)$/.exec(method) ?? [];
  const name = short === undefined ? method : short === 'actions' ? 'grant' : `grant${short.charAt(0).toUpperCase()}${short.slice(1)}`;
  const methods = GRANT_METHODS.get(className);
  return methods !== undefined && Object.hasOwn(methods, name) ? methods[name] : undefined;
}

/** What a function of the library grants; `undefined` where it grants nothing that is known. */
export function staticGrant(name: string): GrantMethod | undefined {
  return STATIC_GRANTS.get(name);
}
