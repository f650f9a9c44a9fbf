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
    `User: ${USER} is not authorized to perform: codedeploy:ListDeployments on resource: ${GROUP} with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/Deny`,
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
    expect(readDenials(message)).toEqual([
      { action, policyType, explicit, principal: USER, ...(resource === undefined ? {} : { resource }) },
    ]);
  });

  it('the older form names no policy', () => {
    const message = `User: ${USER} is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/orders`;
    expect(readDenials(message)).toEqual([
      { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders', principal: USER },
    ]);
  });

  it('one in the middle of a log line', () => {
    const line = `2026-11-22T10:00:00Z abc ERROR AccessDeniedException: User: ${USER} is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:us-east-1:123456789012:jobs because no identity-based policy allows the sqs:SendMessage action\n    at throwDefaultError (index.js:1:1)`;
    expect(readDenials(line)).toMatchObject([{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:123456789012:jobs' }]);
  });

  it('one without a reason, in front of a stack trace', () => {
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders';
    const line = `AccessDenied: User: ${USER} is not authorized to perform: dynamodb:GetItem on resource: ${table}\n    at de_CommandError (index.js:1:1)`;
    expect(readDenials(line)).toEqual([{ action: 'dynamodb:GetItem', resource: table, principal: USER }]);
  });

  it('one inside the JSON that Lambda logs, and several of those, a line each', () => {
    const [message = ''] = FORMS[0] ?? [];
    const line = JSON.stringify({
      level: 'ERROR',
      message: { errorType: 'AccessDeniedException', errorMessage: message, stackTrace: ['a'] },
    });
    expect(readDenials(line)).toMatchObject([{ action: 'codecommit:ListRepositories', explicit: true }]);
    expect(readDenials(`${line}\n${line.replace('codecommit', 'codedeploy')}\n`)).toHaveLength(2);
  });

  it('several, each once', () => {
    const [one = '', two = ''] = FORMS.map(([message]) => message.replace('\n', ''));
    expect(readDenials(`${one}\nERROR ${two}\n${one}\n`).map(({ explicit }) => explicit)).toEqual([true, false]);
  });
});

describe('what does not say what was denied is not guessed at', () => {
  it.each([
    ['An error occurred (AccessDenied) when calling the GetObject operation: Access Denied', /does not name an action/],
    [
      'You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6',
      /decode-authorization-message/,
    ],
    ['hello', /does not name an action/],
    ['{"eventName":"GetObject"}', /no record in the JSON/],
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
    expect(readDenials(JSON.stringify(json))).toEqual([
      { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders', principal },
    ]);
  });

  it('a message wins over the request', () => {
    const errorMessage = `User: ${principal} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:123456789012:key/1 because no identity-based policy allows the kms:Decrypt action`;
    expect(readDenials(JSON.stringify({ ...record, errorMessage }))).toEqual([
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
