import { describe, expect, it } from 'vitest';
import { Tally } from '../../src/trail/tally.ts';
import { countedAs, record } from './records.ts';

describe('resources of a record', () => {
  it('keeps of resources[] what is of a type that the action takes: the object of GetObject, not the bucket beside it', () => {
    const get = record('s3', 'GetObject', {
      requestParameters: { bucketName: 'photos', Host: 'photos.s3.eu-west-1.amazonaws.com', key: 'cats/tom.jpg' },
      resources: [
        { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::photos/cats/tom.jpg' },
        { accountId: '111122223333', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::photos' },
      ],
    });
    expect(countedAs(get)).toEqual([['s3:GetObject', 'arn:aws:s3:::photos/cats/tom.jpg']]);
  });

  it('keeps the bucket of ListObjects, which is s3:ListBucket in IAM, not the prefix beside it', () => {
    const list = record('s3', 'ListObjects', {
      requestParameters: { bucketName: 'photos', prefix: 'cats/' },
      resources: [
        { type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::photos/' },
        { type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::photos' },
      ],
    });
    expect(countedAs(list)).toEqual([['s3:ListBucket', 'arn:aws:s3:::photos']]);
  });

  it('gives source and target of a copy to the action that each is needed for', () => {
    const copy = record('s3', 'CopyObject', {
      requestParameters: { bucketName: 'target', key: 'b.txt', 'x-amz-copy-source': 'source/a.txt' },
      resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::target/b.txt' }],
    });
    expect(countedAs(copy)).toEqual([
      ['s3:GetObject', 'arn:aws:s3:::source/a.txt'],
      ['s3:PutObject', 'arn:aws:s3:::target/b.txt'],
    ]);
  });

  it('makes the ARN out of requestParameters where resources[] is empty', () => {
    const stop = record('ec2', 'StopInstances', {
      requestParameters: { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] } },
    });
    expect(countedAs(stop)).toEqual([['ec2:StopInstances', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0']]);
    const send = record('sqs', 'SendMessage', { requestParameters: { queueUrl: 'https://sqs.us-east-1.amazonaws.com/444455556666/jobs' } });
    expect(countedAs(send)).toEqual([['sqs:SendMessage', 'arn:aws:sqs:us-east-1:444455556666:jobs']]);
  });

  it('reads the items of a DynamoDB transaction, which say by their operation what they are', () => {
    const Music = 'arn:aws:dynamodb:us-west-2:123456789012:table/Music';
    const write = record('dynamodb', 'TransactWriteItems', {
      requestParameters: {
        requestItems: [
          { operation: 'Put', tableName: 'Music', key: { Artist: 'A' }, items: ['Artist'] },
          { operation: 'ConditionCheck', TableName: 'Music', Key: { Artist: 'B' } },
        ],
      },
      resources: [{ type: 'AWS::DynamoDB::Table', ARN: Music }],
    });
    expect(countedAs(write)).toEqual([
      ['dynamodb:ConditionCheckItem', Music],
      ['dynamodb:PutItem', Music],
    ]);
    const read = record('dynamodb', 'TransactGetItems', {
      requestParameters: { requestItems: [{ operation: 'Get', tableName: 'orders' }] },
    });
    expect(countedAs(read)).toEqual([['dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders']]);
  });

  it('reads the statements of PartiQL, in which values are redacted', () => {
    const arn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/Music';
    const batch = record('dynamodb', 'BatchExecuteStatement', {
      requestParameters: {
        requestItems: [
          { statement: "UPDATE Music SET Album = ***(Redacted) WHERE Artist = 'A' AND SongTitle = 'B'" },
          { statement: "INSERT INTO Music VALUE {'Artist' : ***(Redacted), 'SongTitle' : ***(Redacted)}" },
        ],
      },
      resources: [{ type: 'AWS::DynamoDB::Table', ARN: arn }],
    });
    expect(countedAs(batch)).toEqual([
      ['dynamodb:PartiQLInsert', arn],
      ['dynamodb:PartiQLUpdate', arn],
    ]);
    const batchGet = record('dynamodb', 'BatchGetItem', { requestParameters: { requestItems: { Music: { keys: [] } } } });
    expect(countedAs(batchGet)).toEqual([['dynamodb:BatchGetItem', arn]]);
  });

  it('reads the lists of EC2: security groups, and the members of a launch that stand in one', () => {
    const [sg, subnet] = ['sg-0123456789abcdef0', 'subnet-0123456789abcdef0'];
    const arn = 'arn:aws:ec2:eu-west-1:111122223333';
    const create = record('ec2', 'CreateNetworkInterface', {
      requestParameters: { subnetId: subnet, groupSet: { items: [{ groupId: sg }] }, privateIpAddressesSet: {} },
    });
    expect(countedAs(create)).toEqual([
      ['ec2:CreateNetworkInterface', `${arn}:network-interface/*`],
      ['ec2:CreateNetworkInterface', `${arn}:security-group/${sg}`],
      ['ec2:CreateNetworkInterface', `${arn}:subnet/${subnet}`],
    ]);
    const run = record('ec2', 'RunInstances', {
      requestParameters: {
        instancesSet: { items: [{ imageId: 'ami-0123456789abcdef0', minCount: 1, maxCount: 1, keyName: 'admin' }] },
        groupSet: { items: [{ groupId: sg }] },
        subnetId: subnet,
      },
    });
    expect(countedAs(run)).toContainEqual(['ec2:RunInstances', 'arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0']);
    expect(countedAs(run)).toContainEqual(['ec2:RunInstances', `${arn}:key-pair/admin`]);
    expect(countedAs(run)).toContainEqual(['ec2:RunInstances', `${arn}:security-group/${sg}`]);
  });

  it('a listed ARN tells in which account and region the named resource is', () => {
    const get = (arn: string) => record('dynamodb', 'GetItem', { requestParameters: { tableName: 'orders' }, resources: [{ ARN: arn }] });
    const other = 'arn:aws:dynamodb:us-east-1:444455556666:table/orders';
    expect(countedAs(get(other))).toEqual([['dynamodb:GetItem', other]]);
    expect(countedAs(get('arn:aws:dynamodb:us-east-1:444455556666:table/stock'))).toEqual([
      ['dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'],
    ]);
  });

  it('directory buckets record under a source of their own', () => {
    const arn = 'arn:aws:s3express:eu-west-1:111122223333:bucket/photos--euw1-az1--x-s3';
    const session = record('s3express', 'CreateSession', {
      requestParameters: { bucketName: 'photos--euw1-az1--x-s3' },
      resources: [{ ARNPrefix: `${arn}/` }, { ARN: arn }],
    });
    expect(countedAs(session)).toEqual([['s3express:CreateSession', arn]]);
  });

  it('an event that is no operation but has an IAM action’s name needs that action', () => {
    const access = record('lakeformation', 'GetDataAccess', {
      requestParameters: { tableArn: 'arn:aws:glue:eu-west-1:111122223333:table/sales/orders' },
    });
    expect(countedAs(access)).toEqual([['lakeformation:GetDataAccess', '*']]);
  });

  it('reads events of the API version that Lambda writes behind the name, and the role that is passed', () => {
    const tally = new Tally();
    const create = record('lambda', 'CreateFunction20150331', {
      requestParameters: { functionName: 'resize', role: 'arn:aws:iam::111122223333:role/resize-role', runtime: 'nodejs22.x' },
    });
    tally.addRecord(create);
    expect(tally.aggregate().groups.map(({ action, resource, condition }) => ({ action, resource, condition }))).toEqual([
      {
        action: 'iam:PassRole',
        resource: 'arn:aws:iam::111122223333:role/resize-role',
        condition: { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com'] } },
      },
      { action: 'lambda:CreateFunction', resource: 'arn:aws:lambda:eu-west-1:111122223333:function:resize', condition: undefined },
    ]);
  });

  it('takes the partition from the role', () => {
    const json = record('sns', 'Publish', {
      awsRegion: 'us-gov-west-1',
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws-us-gov:sts::111122223333:assumed-role/r/s',
        principalId: 'AROAEXAMPLE:s',
        accountId: '111122223333',
        sessionContext: { sessionIssuer: { type: 'Role', arn: 'arn:aws-us-gov:iam::111122223333:role/r' } },
      },
      requestParameters: { topicArn: 'arn:aws-us-gov:sns:us-gov-west-1:111122223333:news' },
    });
    expect(countedAs(json)).toEqual([['sns:Publish', 'arn:aws-us-gov:sns:us-gov-west-1:111122223333:news']]);
  });

  it('never takes a hidden or left out value for a name', () => {
    const hidden = record('dynamodb', 'GetItem', { requestParameters: { tableName: 'HIDDEN_DUE_TO_SECURITY_REASONS' } });
    expect(countedAs(hidden)).toEqual([['dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/*']]);
    const omitted = record('dynamodb', 'GetItem', {
      requestParameters: { omitted: true, originalSize: 104_858, reason: 'requestParameters too large' },
    });
    expect(countedAs(omitted)).toEqual([['dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:111122223333:table/*']]);
    const masked = record('rdsdataapi', 'ExecuteStatement', {
      requestParameters: { resourceArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:db', secretArn: '**********', sql: '**********' },
    });
    expect(countedAs(masked)).toEqual([
      ['rds-data:ExecuteStatement', 'arn:aws:rds:eu-west-1:111122223333:cluster:db'],
      ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:*:secret:*'],
    ]);
    const key = record('s3', 'GetObject', { requestParameters: { bucketName: 'photos', key: 'HIDDEN_DUE_TO_SECURITY_REASONS' } });
    expect(countedAs(key)).toEqual([['s3:GetObject', 'arn:aws:s3:::photos/*']]);
  });

  it('escapes what IAM would read as a wildcard or a variable', () => {
    const get = record('s3', 'GetObject', {
      requestParameters: { bucketName: 'photos', key: 'a*b?${c}' },
      resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::photos/a*b?${c}' }],
    });
    expect(countedAs(get)).toEqual([['s3:GetObject', 'arn:aws:s3:::photos/a${*}b${?}${$}{c}']]);
  });

  it('says that it does not know the action of an event that the catalog does not have', () => {
    const odd = record('notaservice', 'DoThings', { resources: [{ ARN: 'arn:aws:notaservice:eu-west-1:111122223333:thing/1' }] });
    expect(countedAs(odd)).toEqual([[undefined, 'arn:aws:notaservice:eu-west-1:111122223333:thing/1']]);
    expect(countedAs(record('notaservice', 'DoOthers'))).toEqual([[undefined, '']]);
  });
});

describe('who and how', () => {
  it('keeps calls that a service makes with the role’s credentials apart', () => {
    const tally = new Tally();
    const decrypt = {
      resources: [{ ARN: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab', accountId: 'AWS Internal' }],
    };
    const own = record('kms', 'Decrypt', decrypt);
    tally.addRecord(own);
    tally.addRecord({ ...own, userIdentity: { ...Object(own.userIdentity), invokedBy: 'lambda.amazonaws.com' } });
    expect(tally.aggregate().groups.map(({ invokedBy, count }) => [invokedBy, count])).toEqual([
      [undefined, 1],
      ['lambda.amazonaws.com', 1],
    ]);
  });

  it('files a denied call under the action and resource that its message names, with the policy to blame', () => {
    const tally = new Tally();
    const message = (rest: string) =>
      `User: arn:aws:sts::111122223333:assumed-role/orders-role/CreateOrder is not authorized to perform: ${rest}`;
    tally.addRecord(
      record('s3', 'GetObject', {
        errorCode: 'AccessDenied',
        errorMessage: message(
          's3:GetObject on resource: "arn:aws:s3:::photos/tom.jpg" because no identity-based policy allows the s3:GetObject action',
        ),
        requestParameters: { bucketName: 'photos', key: 'tom.jpg' },
      }),
    );
    tally.addRecord(
      record('lambda', 'CreateFunction20150331', {
        errorCode: 'AccessDeniedException',
        errorMessage: message(
          'iam:PassRole on resource: arn:aws:iam::111122223333:role/x with an explicit deny in a service control policy',
        ),
        requestParameters: { functionName: 'f', role: 'arn:aws:iam::111122223333:role/x' },
      }),
    );
    expect(tally.aggregate().groups.map(({ action, resource, denied, errorCode }) => ({ action, resource, denied, errorCode }))).toEqual([
      {
        action: 'iam:PassRole',
        resource: 'arn:aws:iam::111122223333:role/x',
        denied: { policyType: 'service control', explicit: true },
        errorCode: 'AccessDeniedException',
      },
      {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::photos/tom.jpg',
        denied: { policyType: 'identity-based', explicit: false },
        errorCode: 'AccessDenied',
      },
    ]);
  });

  it('counts of a VPC endpoint’s records those that it denied: the others repeat the service’s own', () => {
    const tally = new Tally();
    const endpoint = { eventType: 'AwsVpceEvent', eventCategory: 'NetworkActivity', requestParameters: { bucketName: 'photos', key: 'a' } };
    tally.addRecord(record('s3', 'GetObject', endpoint));
    tally.addRecord(
      record('s3', 'GetObject', {
        ...endpoint,
        errorCode: 'VpceAccessDenied',
        errorMessage: 'The request was denied due to a VPC endpoint policy',
      }),
    );
    expect(tally.aggregate().groups).toMatchObject([
      { count: 1, errorCode: 'VpceAccessDenied', denied: {}, resource: 'arn:aws:s3:::photos/a' },
    ]);
  });

  it('takes an error after authorisation for a use', () => {
    const tally = new Tally();
    tally.addRecord(record('dynamodb', 'GetItem', { errorCode: 'ResourceNotFoundException', requestParameters: { tableName: 'orders' } }));
    const [group] = tally.aggregate().groups;
    expect([group?.errorCode, group?.denied, group?.action]).toEqual(['ResourceNotFoundException', undefined, 'dynamodb:GetItem']);
  });

  it('does not count what no role asked for: users, services, service events', () => {
    const tally = new Tally();
    tally.addRecord(
      record('s3', 'GetObject', {
        userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ann', accountId: '111122223333' },
      }),
    );
    tally.addRecord(record('sts', 'AssumeRole', { userIdentity: { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' } }));
    tally.addRecord(record('kms', 'RotateKey', { eventType: 'AwsServiceEvent' }));
    expect(tally.aggregate()).toMatchObject({ records: 0, groups: [] });
    expect(tally.aggregate().coverage[0]?.events.map(({ eventSource }) => eventSource)).toEqual(['s3.amazonaws.com', 'sts.amazonaws.com']);
  });

  it('takes no call for another that was counted before, whatever its texts hold', () => {
    const tally = new Tally();
    const get = (requestParameters: object) => tally.addRecord(record('s3', 'GetObject', { requestParameters }));
    get({ bucketName: 'photos', key: 'x', versionId: '1' });
    get({ bucketName: 'photos', key: 'x\nversionId=1\n' });
    get({ bucketName: 'photos', key: 'x9:versionId1:1' });
    get({ bucketName: 'other', key: '' });
    get({ bucketName: 'photos', key: '' });
    expect(tally.aggregate().groups.map(({ action, resource }) => [action, resource])).toEqual([
      ['s3:GetObject', 'arn:aws:s3:::other/'],
      ['s3:GetObject', 'arn:aws:s3:::photos/'],
      ['s3:GetObject', 'arn:aws:s3:::photos/x\nversionId=1\n'],
      ['s3:GetObject', 'arn:aws:s3:::photos/x9:versionId1:1'],
      ['s3:GetObjectVersion', 'arn:aws:s3:::photos/x'],
    ]);
  });

  it('prints no value of a request but names of resources', () => {
    const tally = new Tally();
    tally.addRecord(
      record('ssm', 'PutParameter', { requestParameters: { name: '/app/db', value: 'hunter2secret', type: 'SecureString' } }),
    );
    tally.addRecord(
      record('rds', 'CreateDBInstance', { requestParameters: { dBInstanceIdentifier: 'db1', masterUserPassword: 'hunter2secret' } }),
    );
    const text = JSON.stringify(tally.aggregate());
    expect(text).toContain('parameter/app/db');
    expect(text).not.toContain('hunter2secret');
  });
});

/** The identity that a mail is sent from may be the address or its domain. https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html */
const ADDRESS_OR_DOMAIN: [string, string][] = [
  ['ses:SendEmail', 'arn:aws:ses:eu-west-1:111122223333:identity/example.com'],
  ['ses:SendEmail', 'arn:aws:ses:eu-west-1:111122223333:identity/shop@example.com'],
];

describe('events of several services under one source', () => {
  it.each<[string, string, string, Readonly<Record<string, unknown>>, [string, string][]]>([
    [
      'a stage of an HTTP API',
      'apigateway',
      'CreateStage',
      { apiId: 'a1b2', stageName: 'prod' },
      [['apigateway:POST', 'arn:aws:apigateway:eu-west-1::/apis/a1b2/stages']],
    ],
    [
      'a stage of a REST API',
      'apigateway',
      'CreateStage',
      { restApiId: 'a1b2', createStageInput: { stageName: 'prod' } },
      [['apigateway:POST', 'arn:aws:apigateway:eu-west-1::/restapis/a1b2/stages']],
    ],
    [
      'a mail by the first version',
      'ses',
      'SendEmail',
      { source: 'shop@example.com', destination: { toAddresses: ['a@example.com'] } },
      ADDRESS_OR_DOMAIN,
    ],
    ['a mail by the second version', 'ses', 'SendEmail', { fromEmailAddress: 'shop@example.com', content: {} }, ADDRESS_OR_DOMAIN],
  ])('%s', (_, service, name, requestParameters, expected) => {
    expect(countedAs(record(service, name, { requestParameters }))).toEqual(expected);
  });
});

describe('events with a type of their own', () => {
  it('a statement of the Data API is a call', () => {
    const json = record('rdsdataapi', 'ExecuteStatement', {
      eventType: 'Rds Data Service',
      requestParameters: { resourceArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:shop', secretArn: '**********', sql: '**********' },
    });
    expect(countedAs(json)).toContainEqual(['rds-data:ExecuteStatement', 'arn:aws:rds:eu-west-1:111122223333:cluster:shop']);
  });
});

describe('what a service was denied on the way', () => {
  it('is denied, and the call itself is not', () => {
    const tally = new Tally();
    tally.addRecord(
      record('sqs', 'SendMessage', {
        errorCode: 'KMS.AccessDeniedException',
        errorMessage:
          'User: arn:aws:sts::111122223333:assumed-role/orders-role/CreateOrder is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/k1 because no identity-based policy allows the kms:GenerateDataKey action',
        requestParameters: { queueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs' },
      }),
    );
    expect(tally.aggregate().groups.map(({ action, resource, denied }) => [action, resource, denied])).toEqual([
      ['kms:GenerateDataKey', 'arn:aws:kms:eu-west-1:111122223333:key/k1', { policyType: 'identity-based', explicit: false }],
      ['sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:jobs', undefined],
    ]);
  });

  it('is none of the caller’s where the message names another principal', () => {
    const json = record('lambda', 'CreateEventSourceMapping', {
      errorCode: 'InvalidParameterValueException',
      errorMessage:
        'User: arn:aws:sts::111122223333:assumed-role/worker-role/poller is not authorized to perform: sqs:ReceiveMessage on resource: arn:aws:sqs:eu-west-1:111122223333:jobs',
      requestParameters: { functionName: 'worker', eventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:jobs' },
    });
    const tally = new Tally();
    tally.addRecord(json);
    const { groups } = tally.aggregate();
    expect(groups.map(({ action }) => action)).toEqual(['lambda:CreateEventSourceMapping']);
    expect(groups[0]?.denied).toBeUndefined();
  });
});
