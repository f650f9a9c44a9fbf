import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const ROLES = 300;
const RECORDS_PER_FILE = 1000;

/** Service, operation, category, reading, request and resources of a call, by the number of the role and a random number. */
const EVENTS = [
  ['s3', 'GetObject', 'Data', true, object, objectResources, 12],
  ['s3', 'PutObject', 'Data', false, object, objectResources, 6],
  [
    's3',
    'ListObjects',
    'Data',
    true,
    (role) => ({ 'list-type': '2', bucketName: bucket(role), Host: `${bucket(role)}.s3.${REGION}.amazonaws.com`, prefix: 'incoming/' }),
    (role) => [bucketResource(role)],
    2,
  ],
  ['dynamodb', 'GetItem', 'Data', true, item, tableResources, 12],
  ['dynamodb', 'PutItem', 'Data', false, item, tableResources, 6],
  [
    'dynamodb',
    'Query',
    'Data',
    true,
    (role) => ({ tableName: table(role), keyConditionExpression: '#p = :p', consistentRead: false }),
    tableResources,
    4,
  ],
  [
    'sqs',
    'SendMessage',
    'Data',
    false,
    (role) => ({ queueUrl: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/queue-${role}`, messageBody: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
    (role) => [arn('AWS::SQS::Queue', `arn:aws:sqs:${REGION}:${ACCOUNT}:queue-${role}`)],
    5,
  ],
  [
    'sqs',
    'ReceiveMessage',
    'Data',
    false,
    (role) => ({ queueUrl: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/queue-${role}`, maxNumberOfMessages: 10 }),
    (role) => [arn('AWS::SQS::Queue', `arn:aws:sqs:${REGION}:${ACCOUNT}:queue-${role}`)],
    5,
  ],
  [
    'kms',
    'Decrypt',
    'Management',
    true,
    (role) => ({
      encryptionContext: { 'aws:lambda:FunctionArn': `arn:aws:lambda:${REGION}:${ACCOUNT}:function:function-${role}` },
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    }),
    (role) => [arn('AWS::KMS::Key', key(role))],
    8,
  ],
  [
    'kms',
    'GenerateDataKey',
    'Management',
    true,
    (role) => ({ keySpec: 'AES_256', keyId: key(role) }),
    (role) => [arn('AWS::KMS::Key', key(role))],
    3,
  ],
  ['secretsmanager', 'GetSecretValue', 'Management', true, (role) => ({ secretId: `service/secret-${role}` }), () => null, 4],
  ['ssm', 'GetParameter', 'Management', true, (role) => ({ name: `/service/parameter-${role}`, withDecryption: true }), () => null, 4],
  ['ssm', 'GetParametersByPath', 'Management', true, (role) => ({ path: `/service/${role}`, recursive: true }), () => null, 2],
  [
    'lambda',
    'Invoke',
    'Data',
    false,
    (role) => ({ functionName: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:worker-${role}`, invocationType: 'Event' }),
    (role) => [arn('AWS::Lambda::Function', `arn:aws:lambda:${REGION}:${ACCOUNT}:function:worker-${role}`)],
    5,
  ],
  [
    'states',
    'StartExecution',
    'Management',
    false,
    (role, random) => ({
      stateMachineArn: `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:flow-${role}`,
      name: hex(random, 16),
      input: 'HIDDEN_DUE_TO_SECURITY_REASONS',
    }),
    () => null,
    3,
  ],
  [
    'sns',
    'Publish',
    'Data',
    false,
    (role) => ({ topicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:topic-${role}`, message: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
    (role) => [arn('AWS::SNS::Topic', `arn:aws:sns:${REGION}:${ACCOUNT}:topic-${role}`)],
    3,
  ],
  ['sts', 'GetCallerIdentity', 'Management', true, () => null, () => null, 2],
  [
    'ec2',
    'DescribeNetworkInterfaces',
    'Management',
    true,
    () => ({ networkInterfaceIdSet: {}, filterSet: { items: [{ name: 'status', valueSet: { items: [{ value: 'in-use' }] } }] } }),
    () => null,
    3,
  ],
  [
    'logs',
    'CreateLogStream',
    'Management',
    false,
    (role, random) => ({ logGroupName: `/aws/lambda/function-${role}`, logStreamName: `2026/09/01/[$LATEST]${hex(random, 32)}` }),
    () => null,
    3,
  ],
];

/**
 * Writes a trail as CloudTrail lays it out: `files` compressed files of 1,000 records, 300 roles by a power law, some calls of services and some denied. The
 * same files give the same bytes every time.
 * @returns the ARN of a role that made about one call in five hundred.
 */
export function writeTrail(folder, files) {
  const random = generator(42);
  const roles = cumulative(Array.from({ length: ROLES }, (_, index) => 1 / (index + 1) ** 1.1));
  const events = cumulative(EVENTS.map((event) => event.at(-1)));
  for (let file = 0; file < files; file += 1) {
    const time = new Date(Date.UTC(2026, 6, 1) + file * 300_000);
    const records = Array.from({ length: RECORDS_PER_FILE }, (_, index) =>
      record(pick(roles, random), pick(events, random), new Date(time.getTime() + index * 300), random),
    );
    const day = time.toISOString().slice(0, 10).replaceAll('-', '/');
    const into = path.join(folder, 'AWSLogs', ACCOUNT, 'CloudTrail', REGION, day);
    mkdirSync(into, { recursive: true });
    const minute = time.toISOString().slice(0, 16).replace(/[-:]/g, '');
    const name = `${ACCOUNT}_CloudTrail_${REGION}_${minute}Z_${hex(random, 16)}.json.gz`;
    writeFileSync(path.join(into, name), gzipSync(JSON.stringify({ Records: records })));
  }
  return roleArn(90);
}

function record(role, event, time, random) {
  const [service, operation, category, readOnly, request, resources] = EVENTS[event];
  const denied = random() < 0.015;
  const isService = random() < 0.08;
  const session = `function-${role}`;
  const assumed = `arn:aws:sts::${ACCOUNT}:assumed-role/role-${role}/${session}`;
  const started = new Date(time.getTime() - 600_000).toISOString().replace(/\.\d+/, '');
  const own = {
    type: 'AssumedRole',
    principalId: `AROA${String(role).padStart(17, 'EXAMPLE')}:${session}`,
    arn: assumed,
    accountId: ACCOUNT,
    accessKeyId: `ASIA${hex(random, 16).toUpperCase()}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: `AROA${String(role).padStart(17, 'EXAMPLE')}`,
        arn: roleArn(role),
        accountId: ACCOUNT,
        userName: `role-${role}`,
      },
      attributes: { creationDate: started, mfaAuthenticated: 'false' },
    },
  };
  return {
    eventVersion: '1.11',
    userIdentity: isService ? { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' } : own,
    eventTime: time.toISOString().replace(/\.\d+/, ''),
    eventSource: isService ? 'sts.amazonaws.com' : `${service}.amazonaws.com`,
    eventName: isService ? 'AssumeRole' : operation,
    awsRegion: REGION,
    sourceIPAddress: isService ? 'lambda.amazonaws.com' : `10.${role % 256}.${Math.floor(random() * 256)}.${Math.floor(random() * 256)}`,
    userAgent:
      '[aws-sdk-js/3.1137.0 ua/2.1 os/linux#5.10.242-266.970.amzn2.x86_64 lang/js md/nodejs#22.19.0 api/client#3.1137.0 exec-env/AWS_Lambda_nodejs22.x]',
    ...(denied
      ? {
          errorCode: 'AccessDenied',
          errorMessage: `User: ${assumed} is not authorized to perform: ${service}:${operation} because no identity-based policy allows the ${service}:${operation} action`,
        }
      : {}),
    requestParameters: isService ? { roleArn: roleArn(role), roleSessionName: session } : request(role, random),
    responseElements: null,
    additionalEventData: {
      SignatureVersion: 'SigV4',
      CipherSuite: 'TLS_AES_128_GCM_SHA256',
      bytesTransferredIn: 0,
      AuthenticationMethod: 'AuthHeader',
      'x-amz-id-2': hex(random, 76),
      bytesTransferredOut: Math.floor(random() * 10_000),
    },
    requestID: uuid(random),
    eventID: uuid(random),
    readOnly: isService || readOnly,
    resources: isService ? null : resources(role, random),
    eventType: 'AwsApiCall',
    managementEvent: isService || category === 'Management',
    recipientAccountId: ACCOUNT,
    eventCategory: isService ? 'Management' : category,
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${service}.${REGION}.amazonaws.com`,
    },
  };
}

let lastKey = '';

function object(role, random) {
  lastKey = `incoming/2026/09/${String(Math.floor(random() * 30) + 1).padStart(2, '0')}/${uuid(random)}.json`;
  return { bucketName: bucket(role), Host: `${bucket(role)}.s3.${REGION}.amazonaws.com`, key: lastKey };
}

function objectResources(role) {
  return [arn('AWS::S3::Object', `arn:aws:s3:::${bucket(role)}/${lastKey}`), bucketResource(role)];
}

function bucketResource(role) {
  return { accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket(role)}` };
}

function item(role, random) {
  return { tableName: table(role), key: { id: uuid(random) }, consistentRead: false };
}

function tableResources(role) {
  return [{ accountId: ACCOUNT, type: 'AWS::DynamoDB::Table', ARN: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${table(role)}` }];
}

function arn(type, ARN) {
  return { accountId: ACCOUNT, type, ARN };
}

function bucket(role) {
  return `company-data-${role}`;
}

function table(role) {
  return `table-${role}`;
}

function key(role) {
  return `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-${String(role).padStart(12, '0')}`;
}

function roleArn(role) {
  return `arn:aws:iam::${ACCOUNT}:role/service-role/role-${role}`;
}

function cumulative(weights) {
  let total = 0;
  return weights.map((weight) => {
    total += weight;
    return total;
  });
}

function pick(weights, random) {
  const at = random() * weights.at(-1);
  return weights.findIndex((weight) => at < weight);
}

function uuid(random) {
  return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;
}

function hex(random, length) {
  let text = '';
  while (text.length < length)
    text += Math.floor(random() * 0x1000000)
      .toString(16)
      .padStart(6, '0');
  return text.slice(0, length);
}

/** Mulberry32: small, and the same everywhere. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
