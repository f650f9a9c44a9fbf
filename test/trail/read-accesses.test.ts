import { describe, expect, it } from 'vitest';
import type { ObservedGroup } from '../../src/trail/aggregate.ts';
import { readAccesses } from '../../src/trail/read-accesses.ts';
import { showPattern } from '../project/show-pattern.ts';
import { observedGroup as group } from './observed-groups.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

/** `action resource`, with what is not plain about it behind. */
function accesses(...groups: readonly ObservedGroup[]): string[] {
  return readAccesses(groups).accesses.map(
    ({ action, resource, isCertain, isUndecided, isNamed, evidence }) =>
      `${action} ${showPattern(resource)}${isUndecided ? ' undecided' : isCertain ? '' : ' possible'}${isNamed ? '' : ' unnamed'}${evidence.denied ? ' denied' : ''}`,
  );
}

describe('the actions of recorded calls', () => {
  it('a group that names its action is taken at its word', () => {
    expect(accesses(group('dynamodb', 'GetItem', TABLE, { action: 'dynamodb:GetItem' }))).toEqual([`dynamodb:GetItem ${TABLE}`]);
  });

  it.each([
    ['dynamodb', 'Query', `${TABLE}/index/byCustomer`, [`dynamodb:Query ${TABLE}/index/byCustomer`]],
    ['s3', 'HeadObject', 'arn:aws:s3:::documents/a.pdf', ['s3:GetObject arn:aws:s3:::documents/a.pdf']],
    ['s3', 'ListObjects', 'arn:aws:s3:::documents', ['s3:ListBucket arn:aws:s3:::documents']],
    ['kms', 'Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/1', ['kms:Decrypt arn:aws:kms:eu-west-1:111122223333:key/1']],
    [
      'states',
      'StartExecution',
      'arn:aws:states:eu-west-1:111122223333:stateMachine:a',
      ['states:StartExecution arn:aws:states:eu-west-1:111122223333:stateMachine:a'],
    ],
  ])('%s %s by the catalog', (source, name, resource, expected) => {
    expect(accesses(group(source, name, resource)).filter((one) => !one.includes('possible'))).toEqual(expected);
  });

  it.each(['ExpiredTokenException', 'SignatureDoesNotMatch', 'Client.AuthFailure', 'UnrecognizedClientException'])(
    'a call that failed with %s is neither use nor denial',
    (errorCode) => {
      expect(accesses(group('dynamodb', 'GetItem', TABLE, { action: 'dynamodb:GetItem', errorCode }))).toEqual([]);
    },
  );

  it('an error behind the authorisation is use', () => {
    const errorCode = 'ResourceNotFoundException';
    expect(accesses(group('dynamodb', 'GetItem', TABLE, { action: 'dynamodb:GetItem', errorCode }))).toEqual([`dynamodb:GetItem ${TABLE}`]);
  });

  it('the API version behind an event name is not part of the operation', () => {
    const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:quote';
    expect(accesses(group('lambda', 'GetFunction20150331v2', arn))).toContain(`lambda:GetFunction ${arn}`);
  });

  it('S3 records the bucket beside the object: only what the action takes counts', () => {
    const found = accesses(group('s3', 'GetObject', 'arn:aws:s3:::documents/a.pdf'), group('s3', 'GetObject', 'arn:aws:s3:::documents'));
    expect(found).toContain('s3:GetObject arn:aws:s3:::documents/a.pdf');
    expect(found.filter((one) => one.endsWith('documents'))).toEqual([]);
  });

  it('a call whose resource is not named gets the ARN of its type, the name unknown', () => {
    expect(accesses(group('dynamodb', 'PutItem', ''))).toEqual([
      'dynamodb:PutItem arn:<partition>:dynamodb:<region>:<account>:table/<unknown> unnamed',
    ]);
  });

  it('an action that takes no resource has *', () => {
    expect(accesses(group('sts', 'GetSessionToken', '', { action: 'ec2:DescribeInstances' }))).toEqual(['ec2:DescribeInstances *']);
  });

  it('generalised parts are wildcards, escaped signs are themselves', () => {
    const [access] = readAccesses([group('s3', 'GetObject', 'arn:aws:s3:::documents/${*}/*', { action: 's3:GetObject' })]).accesses;
    expect(access?.resource).toEqual([
      { kind: 'literal', text: 'arn:aws:s3:::documents/*/' },
      { kind: 'wildcard', text: '*' },
    ]);
  });

  it('a transaction does not show which of its actions it needed', () => {
    const seen = group('dynamodb', 'TransactWriteItems', TABLE);
    expect(accesses(seen).sort()).toEqual(
      ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'].map((name) => `dynamodb:${name} ${TABLE} undecided`),
    );
  });

  it('a copy does not show which object was read and which written', () => {
    const seen = group('s3', 'CopyObject', 'arn:aws:s3:::documents/a.pdf');
    expect(
      accesses(seen)
        .filter((one) => !one.includes('possible'))
        .sort(),
    ).toEqual(['s3:GetObject arn:aws:s3:::documents/a.pdf undecided', 's3:PutObject arn:aws:s3:::documents/a.pdf undecided']);
  });

  it('a role among the resources of a call that passes one is iam:PassRole', () => {
    const role = 'arn:aws:iam::111122223333:role/worker';
    const found = accesses(
      group('lambda', 'CreateFunction20150331', 'arn:aws:lambda:eu-west-1:111122223333:function:a'),
      group('lambda', 'CreateFunction20150331', role),
    );
    expect(found).toContain(`iam:PassRole ${role}`);
    expect(found).toContain('lambda:CreateFunction arn:aws:lambda:eu-west-1:111122223333:function:a');
  });

  it('and without one it is not guessed', () => {
    const found = accesses(group('lambda', 'CreateFunction20150331', 'arn:aws:lambda:eu-west-1:111122223333:function:a'));
    expect(found.filter((one) => one.startsWith('iam:'))).toEqual([]);
  });

  it('a wrong password of a user of Cognito says nothing of what the caller may do', () => {
    const pool = 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_abc';
    const login = { action: 'cognito-idp:AdminInitiateAuth', errorCode: 'NotAuthorizedException' };
    expect(accesses(group('cognito-idp', 'AdminInitiateAuth', pool, login))).toEqual([]);
    expect(accesses(group('cognito-idp', 'AdminInitiateAuth', pool, { ...login, errorCode: 'UserNotConfirmedException' }))).toHaveLength(1);
  });

  it.each(['AccessDenied', 'AccessDeniedException', 'Client.UnauthorizedOperation', 'AuthorizationErrorException'])(
    '%s is a denial',
    (errorCode) => {
      expect(accesses(group('dynamodb', 'GetItem', TABLE, { errorCode }))).toEqual([`dynamodb:GetItem ${TABLE} denied`]);
    },
  );

  it.each(['NoSuchKey', 'ThrottlingException', 'ValidationException', 'ResourceNotFoundException'])(
    '%s comes after authorisation',
    (errorCode) => {
      expect(accesses(group('dynamodb', 'GetItem', TABLE, { errorCode }))).toEqual([`dynamodb:GetItem ${TABLE}`]);
    },
  );

  it('an event that is no operation but has an IAM action’s name is that action', () => {
    expect(accesses(group('lakeformation', 'GetDataAccess', ''))).toEqual(['lakeformation:GetDataAccess *']);
  });

  it('an event that the catalog does not know is a finding', () => {
    expect(accesses(group('nothing', 'DoIt', ''))).toEqual([]);
    expect(readAccesses([group('nothing', 'DoIt', '')]).findings).toMatchObject([{ rule: 'unknown-event', incomplete: 'nothing' }]);
  });
});
