import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/support/errors.ts';
import { readDenials } from '../../src/trail/read-denials.ts';

const USER = 'arn:aws:iam::123456789012:user/JohnDoe';
const GROUP = 'arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:*';

/** The forms on https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html: message, action, policy, explicit, resource. */
const FORMS: readonly (readonly [string, string, string, boolean, string?])[] = [
  [
    `User: ${USER} is not authorized to perform: \ncodecommit:ListRepositories with an explicit deny in a service control policy`,
    'codecommit:ListRepositories',
    'service control',
    true,
  ],
  [
    `User: ${USER} is not authorized to perform: codecommit:ListRepositories because no service control policy allows the codecommit:ListRepositories action`,
    'codecommit:ListRepositories',
    'service control',
    false,
  ],
  [
    `User: ${USER} is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:us-east-1:123456789012:secret:a with an explicit deny in a resource control policy`,
    'secretsmanager:GetSecretValue',
    'resource control',
    true,
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:a',
  ],
  [
    `User: ${USER} is not authorized to perform: codecommit:ListRepositories because no VPC endpoint policy allows the codecommit:ListRepositories action`,
    'codecommit:ListRepositories',
    'VPC endpoint',
    false,
  ],
  [
    `User: ${USER} is not authorized to perform: codedeploy:ListDeployments on resource: ${GROUP} with an explicit deny in a VPC endpoint policy`,
    'codedeploy:ListDeployments',
    'VPC endpoint',
    true,
    GROUP,
  ],
  [
    `User: ${USER} is not authorized to perform: codedeploy:ListDeployments on resource: ${GROUP} because no permissions boundary allows the codedeploy:ListDeployments action`,
    'codedeploy:ListDeployments',
    'permissions boundary',
    false,
    GROUP,
  ],
  [
    `User: ${USER} is not authorized to perform: sagemaker:ListModels with an explicit deny in a permissions boundary`,
    'sagemaker:ListModels',
    'permissions boundary',
    true,
  ],
  [
    `User: ${USER} is not authorized to perform: codecommit:ListRepositories because no session policy allows the codecommit:ListRepositories action`,
    'codecommit:ListRepositories',
    'session',
    false,
  ],
  [
    `User: ${USER} is not authorized to perform: codedeploy:ListDeployments on resource: ${GROUP} with an explicit deny in a sessions policy`,
    'codedeploy:ListDeployments',
    'session',
    true,
    GROUP,
  ],
  [
    `User: ${USER} is not authorized to perform: secretsmanager:GetSecretValue because no resource-based policy allows the secretsmanager:GetSecretValue action`,
    'secretsmanager:GetSecretValue',
    'resource-based',
    false,
  ],
  [
    `User: ${USER} is not authorized to perform: sts:AssumeRole because no role trust policy allows the sts:AssumeRole action`,
    'sts:AssumeRole',
    'role trust',
    false,
  ],
  [
    `User: ${USER} is not authorized to perform: sts:AssumeRole with an explicit deny in the role trust policy`,
    'sts:AssumeRole',
    'role trust',
    true,
  ],
  [
    `User: ${USER} is not authorized to perform: codecommit:ListRepositories because no identity-based policy allows the codecommit:ListRepositories action`,
    'codecommit:ListRepositories',
    'identity-based',
    false,
  ],
  [
    `User: ${USER} is not authorized to perform: codedeploy:ListDeployments on resource: ${GROUP} with an explicit deny in an identity-based policy`,
    'codedeploy:ListDeployments',
    'identity-based',
    true,
    GROUP,
  ],
  [
    `User: ${USER} is not authorized to perform: \nSNS:Publish on resource: arn:aws:sns:us-east-1:444455556666:role-name-2 \nwith an explicit deny in a VPC endpoint policy transitively through a service control policy`,
    'sns:Publish',
    'service control',
    true,
    'arn:aws:sns:us-east-1:444455556666:role-name-2',
  ],
  [
    `User: ${USER} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::documents/a.pdf" because no identity-based policy allows the s3:GetObject action`,
    's3:GetObject',
    'identity-based',
    false,
    'arn:aws:s3:::documents/a.pdf',
  ],
];

describe('access denied messages in the forms that AWS documents', () => {
  it.each(FORMS.map((form) => [form[0], form] as const))('%s', (message, [, action, policyType, explicit, resource]) => {
    expect(readDenials(message).calls).toEqual([
      { action, policyType, explicit, principal: USER, ...(resource === undefined ? {} : { resource }) },
    ]);
  });

  it('the older form names no policy', () => {
    const message = `User: ${USER} is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/orders`;
    expect(readDenials(message).calls).toEqual([
      { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders', principal: USER },
    ]);
  });

  it('one in the middle of a log line', () => {
    const line = `2026-11-22T10:00:00Z abc ERROR AccessDeniedException: User: ${USER} is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:jobs because no identity-based policy allows the sqs:SendMessage action\n    at throwDefaultError (index.js:1:1)`;
    expect(readDenials(line).calls).toMatchObject([{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:123456789012:jobs' }]);
  });

  it('one without a reason, in front of a stack trace', () => {
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders';
    const line = `AccessDenied: User: ${USER} is not authorized to perform: dynamodb:GetItem on resource: ${table}\n    at de_CommandError (index.js:1:1)`;
    expect(readDenials(line).calls).toEqual([{ action: 'dynamodb:GetItem', resource: table, principal: USER }]);
  });

  it('one inside the JSON that Lambda logs, and several of those, a line each', () => {
    const [message = ''] = FORMS[0] ?? [];
    const line = JSON.stringify({
      level: 'ERROR',
      message: { errorType: 'AccessDeniedException', errorMessage: message, stackTrace: ['a'] },
    });
    expect(readDenials(line).calls).toMatchObject([{ action: 'codecommit:ListRepositories', explicit: true }]);
    expect(readDenials(`${line}\n${line.replace('codecommit', 'codedeploy')}\n`).calls).toHaveLength(2);
  });

  it('several, each once', () => {
    const [one = '', two = ''] = FORMS.map(([message]) => message.replace('\n', ''));
    expect(readDenials(`${one}\nERROR ${two}\n${one}\n`).calls.map(({ explicit }) => explicit)).toEqual([true, false]);
  });
});

/** Wordings of services, SDKs and tools: text, and what it says. */
const WORDINGS: readonly (readonly [string, string, Record<string, unknown>])[] = [
  [
    'an SDK writes service and request behind the message',
    `User: ${USER} is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/orders (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: AccessDeniedException; Request ID: ABC; Proxy: null)`,
    { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders', principal: USER },
  ],
  [
    'the older SDK for Go does in words',
    `AuthorizationError: User: ${USER} is not authorized to perform: SNS:Publish on resource: arn:aws:sns:us-east-1:123456789012:news\n\tstatus code: 403, request id: x`,
    { action: 'sns:Publish', resource: 'arn:aws:sns:us-east-1:123456789012:news', principal: USER },
  ],
  [
    'an explicit deny without the kind of policy',
    `User: ${USER} is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/orders with an explicit deny`,
    { action: 'dynamodb:PutItem', resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders', principal: USER, explicit: true },
  ],
  [
    'the policy that denies',
    `User: ${USER} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::documents/a.pdf" with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/NoReads`,
    {
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::documents/a.pdf',
      principal: USER,
      policyType: 'identity-based',
      explicit: true,
      policy: 'arn:aws:iam::123456789012:policy/NoReads',
    },
  ],
  [
    'a key policy, which may be missing, denying, or of a key that is not there',
    `User: ${USER} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
    { action: 'kms:Decrypt', principal: USER, policyType: 'resource-based' },
  ],
  [
    'the quotes of SES',
    `User \`${USER}' is not authorized to perform \`ses:SendEmail' on resource \`arn:aws:ses:us-east-1:123456789012:identity/example.com'`,
    { action: 'ses:SendEmail', resource: 'arn:aws:ses:us-east-1:123456789012:identity/example.com', principal: USER },
  ],
  [
    'the account that API Gateway hides',
    `{"Message":"User: ${USER} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:abc123/prod/GET/orders"}`,
    { action: 'execute-api:Invoke', resource: 'arn:aws:execute-api:us-east-1:*:abc123/prod/GET/orders', principal: USER },
  ],
  [
    'the box of Terraform, with colours and lines that are wrapped',
    `\u001b[31m╷\u001b[0m\n│ Error: User: ${USER} is not authorized to perform: iam:PassRole on resource:\n│ arn:aws:iam::123456789012:role/x because no identity-based policy allows the iam:PassRole\n│ action\n╵`,
    {
      action: 'iam:PassRole',
      resource: 'arn:aws:iam::123456789012:role/x',
      principal: USER,
      policyType: 'identity-based',
      explicit: false,
    },
  ],
  [
    'quotes that a log has escaped',
    `ERROR {"errorMessage":"User: ${USER} is not authorized to perform: s3:ListBucket on resource: \\"arn:aws:s3:::documents\\" because no identity-based policy allows the s3:ListBucket action"}`,
    { action: 's3:ListBucket', resource: 'arn:aws:s3:::documents', principal: USER, policyType: 'identity-based', explicit: false },
  ],
  [
    'a line that introduces the message',
    `UnauthorizedOperation: You are not authorized to perform this operation.\nUser: ${USER} is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
    { action: 'ec2:DescribeInstances', principal: USER, policyType: 'identity-based', explicit: false },
  ],
  ['no user', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', { action: 'sts:AssumeRoleWithWebIdentity' }],
  [
    'the stack of the SDK for JavaScript names operation and service',
    'AccessDenied: Access Denied\n    at throwDefaultError (/var/task/index.js:867:20)\n    at de_HeadBucketCommandError (/var/task/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:1:1)',
    { action: 's3:ListBucket' },
  ],
  [
    'as the SDK for Go does',
    'Error: reading S3 Bucket (x): operation error S3: HeadBucket, https response error StatusCode: 403, RequestID: , api error Forbidden: Forbidden',
    { action: 's3:ListBucket' },
  ],
  ['and CloudFormation', 'CREATE_FAILED API: s3:CreateBucket Access Denied', { action: 's3:CreateBucket' }],
  [
    'Lambda of an execution role',
    'InvalidParameterValueException: The provided execution role does not have permissions to call ReceiveMessage on SQS',
    { action: 'sqs:ReceiveMessage' },
  ],
  [
    'lines that the Serverless Framework breaks',
    `  An error occurred while provisioning your stack: IamRoleLambdaExecution\n     - API: iam:CreateRole User: ${USER}\n     is not authorized to perform: iam:CreateRole on resource:\n     arn:aws:iam::123456789012:role/notes-lambdaRole.\n\n  Get Support ----\n`,
    { action: 'iam:CreateRole', resource: 'arn:aws:iam::123456789012:role/notes-lambdaRole', principal: USER },
  ],
  [
    'and before the resource',
    `     ServerlessError: User: ${USER}\n     is not authorized to perform: cloudformation:DescribeStackResources\n     on resource: arn:aws:cloudformation:us-east-1:123456789012:stack/wire-o-dev/*\n\n     For debugging logs, run again`,
    {
      action: 'cloudformation:DescribeStackResources',
      resource: 'arn:aws:cloudformation:us-east-1:123456789012:stack/wire-o-dev/*',
      principal: USER,
    },
  ],
  [
    'the CDK with the call in front and the code behind',
    `Call failed: getParameter({"Name":"/cdk-bootstrap/hnb659fds/version"}) => User: ${USER} is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-west-2:123456789012:parameter/cdk-bootstrap/hnb659fds/version (code=AccessDeniedException)`,
    {
      action: 'ssm:GetParameter',
      resource: 'arn:aws:ssm:us-west-2:123456789012:parameter/cdk-bootstrap/hnb659fds/version',
      principal: USER,
    },
  ],
  [
    'CloudFormation of the parameters of a template',
    "workshop failed: Error [ValidationError]: AccessDenied. User doesn't have permission to call ssm:GetParameters\n    at Request.extractError (/usr/local/lib/query.js:50:29)",
    { action: 'ssm:GetParameters' },
  ],
  [
    'a warning without a user',
    'Warning: Not authorized to perform: lambda:GetFunction for at least one of the lambda functions. Deployment will not be skipped.',
    { action: 'lambda:GetFunction' },
  ],
  ['Secrets Manager of a secret’s key', 'AccessDeniedException: Access to KMS is not allowed', { action: 'kms:Decrypt' }],
  [
    'a resource without the word',
    `User: ${USER} is not authorized to perform: lambda:InvokeFunction on arn:aws:lambda:us-east-1:123456789012:function:quote`,
    { action: 'lambda:InvokeFunction', resource: 'arn:aws:lambda:us-east-1:123456789012:function:quote', principal: USER },
  ],
  [
    'KMS before it named the action',
    'AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
    { action: 'kms:Decrypt' },
  ],
];

describe('access denied messages in other wordings', () => {
  it.each(WORDINGS)('%s', (_, text, expected) => expect(readDenials(text)).toEqual({ calls: [expected], untold: [] }));

  it('every action that Lambda wants of a stream', () => {
    const arn = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks';
    const text = `Cannot access stream ${arn}. Please ensure the role can perform the GetRecords, GetShardIterator and DescribeStream Actions on your stream in IAM.`;
    expect(readDenials(text).calls).toEqual(
      ['GetRecords', 'GetShardIterator', 'DescribeStream'].map((name) => ({ action: `kinesis:${name}`, resource: arn })),
    );
  });

  it('what STS has decoded', () => {
    const decoded = {
      allowed: false,
      explicitDeny: true,
      matchedStatements: { items: [] },
      context: {
        principal: { id: 'AIDAEXAMPLE', arn: USER },
        action: 'ec2:RunInstances',
        resource: 'arn:aws:ec2:us-east-1:123456789012:instance/*',
      },
    };
    const expected = {
      action: 'ec2:RunInstances',
      resource: 'arn:aws:ec2:us-east-1:123456789012:instance/*',
      principal: USER,
      explicit: true,
    };
    expect(readDenials(JSON.stringify({ DecodedMessage: JSON.stringify(decoded) })).calls).toEqual([expected]);
    expect(readDenials(JSON.stringify({ ...decoded, explicitDeny: false })).calls).toEqual(
      [{ ...expected, explicit: undefined }].map(({ explicit: _, ...call }) => call),
    );
  });

  it('a stack below a message of another service says nothing of its own', () => {
    const [message = ''] = FORMS[1] ?? [];
    const stack = '    at de_PutObjectCommandError (/var/task/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:1:1)';
    expect(readDenials(`${message}\n${stack}`).calls.map(({ action }) => action)).toEqual(['codecommit:ListRepositories']);
  });

  it('nor does the stack of an error that is no denial', () => {
    const stack = '    at de_GetObjectCommandError (/var/task/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:1:1)';
    expect(() => readDenials(`NoSuchKey: The specified key does not exist.\n${stack}`)).toThrow(UserError);
  });

  it('a line that says no more is told apart, and hinders nothing', () => {
    const [message = ''] = FORMS[1] ?? [];
    const { calls, untold } = readDenials(`GET /orders 403 Forbidden\nretrying\n${message}\nAccess Denied\n`);
    expect(calls).toHaveLength(1);
    expect(untold).toEqual(['GET /orders 403 Forbidden', 'Access Denied']);
  });
});

describe('what does not say what was denied is not guessed at', () => {
  it.each([
    [
      'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied',
      /does not name an action.*leastpriv lookup SERVICE GetObject/,
    ],
    ['AccessDenied: Access Denied', /does not name an action/],
    ['{"message":"Forbidden"}', /does not name an action/],
    ['AccessDeniedException: Insufficient Lake Formation permission(s): Required Select on orders', /Lake Formation, beside IAM/],
    ["AccessDeniedException: You don't have access to the model with the specified model ID.", /Bedrock's access to models/],
    [
      'You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6',
      /decode-authorization-message/,
    ],
    ['hello', /does not name an action/],
    ['{"eventName":"GetObject"}', /nothing in the JSON/],
  ])('%s', (text, message) => {
    expect(() => readDenials(text)).toThrow(UserError);
    expect(() => readDenials(text)).toThrow(message);
  });
});

const record = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:GetOrder',
    arn: 'arn:aws:sts::123456789012:assumed-role/shop/GetOrder',
    sessionContext: { sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::123456789012:role/shop', userName: 'shop' } },
  },
  eventTime: '2026-11-20T10:00:00Z',
  eventSource: 'dynamodb.amazonaws.com',
  eventName: 'GetItem',
  awsRegion: 'eu-west-1',
  errorCode: 'AccessDenied',
  eventType: 'AwsApiCall',
  recipientAccountId: '123456789012',
  requestParameters: { tableName: 'orders' },
};
const principal = 'arn:aws:sts::123456789012:assumed-role/shop/GetOrder';

describe('CloudTrail records', () => {
  it.each([
    ['a record', record],
    ['a log file', { Records: [record, { ...record, errorCode: undefined }] }],
    ['an event of EventBridge', { 'detail-type': 'AWS API Call via CloudTrail', detail: record }],
    ['what LookupEvents gives', { Events: [{ CloudTrailEvent: JSON.stringify(record) }] }],
    ['a list', [record]],
  ])('%s without a message says what the request says', (_, json) => {
    expect(readDenials(JSON.stringify(json)).calls).toEqual([
      { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders', principal },
    ]);
  });

  it('an error of another kind is a denial where its message says so: a queue’s key', () => {
    const key = 'arn:aws:kms:eu-west-1:123456789012:key/1';
    const errorMessage = `User: ${principal} is not authorized to perform: kms:GenerateDataKey on resource: ${key} because no identity-based policy allows the kms:GenerateDataKey action`;
    const sent = {
      ...record,
      eventSource: 'sqs.amazonaws.com',
      eventName: 'SendMessage',
      errorCode: 'KMS.AccessDeniedException',
      errorMessage,
    };
    expect(readDenials(JSON.stringify(sent)).calls).toMatchObject([{ action: 'kms:GenerateDataKey', resource: key }]);
    expect(() => readDenials(JSON.stringify({ ...sent, errorCode: 'ThrottlingException', errorMessage: 'Rate exceeded' }))).toThrow(
      UserError,
    );
  });

  it('what Lake Formation refused is named so', () => {
    const got = {
      ...record,
      eventSource: 'glue.amazonaws.com',
      eventName: 'GetTable',
      requestParameters: { databaseName: 'sales', name: 'orders' },
    };
    const denied = { ...got, errorCode: 'AccessDeniedException', errorMessage: 'Insufficient Lake Formation permission(s) on orders' };
    expect(readDenials(JSON.stringify(denied)).calls).toContainEqual({
      action: 'glue:GetTable',
      resource: 'arn:aws:glue:eu-west-1:123456789012:table/sales/orders',
      principal,
      policyType: 'Lake Formation',
    });
  });

  it('of a call that needs several actions, and whose message names none, each may be the one', () => {
    const copy = {
      ...{ ...record, eventSource: 's3.amazonaws.com', eventName: 'CopyObject', errorMessage: 'Access Denied' },
      requestParameters: { bucketName: 'target', key: 'b.txt', 'x-amz-copy-source': 'source/a.txt' },
    };
    const among = ['s3:GetObject', 's3:PutObject'];
    expect(readDenials(JSON.stringify(copy)).calls).toEqual([
      { action: 's3:PutObject', resource: 'arn:aws:s3:::target/b.txt', principal, among },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::source/a.txt', principal, among },
    ]);
  });

  it('a message wins over the request', () => {
    const errorMessage = `User: ${principal} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:123456789012:key/1 because no identity-based policy allows the kms:Decrypt action`;
    expect(readDenials(JSON.stringify({ ...record, errorMessage })).calls).toEqual([
      {
        action: 'kms:Decrypt',
        resource: 'arn:aws:kms:eu-west-1:123456789012:key/1',
        principal,
        policyType: 'identity-based',
        explicit: false,
      },
    ]);
  });
});
