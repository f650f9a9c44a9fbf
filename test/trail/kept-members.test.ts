import { describe, expect, it } from 'vitest';
import { keptMember } from '../../src/trail/kept-members.ts';
import { Tally } from '../../src/trail/tally.ts';
import { identity, record } from './records.ts';

const [LEAVE_OUT, KEEP, RECORD, IDENTITY, SESSION_CONTEXT, SESSION_ISSUER] = [0, 1, 16, 18, 19, 20];

function counted(json: unknown) {
  const tally = new Tally();
  expect(tally.addRecord(json)).not.toBe(false);
  return tally.aggregate();
}

/** The object without the members that are left out of it. */
function kept(json: Readonly<Record<string, unknown>>, kind: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(json).filter(([name]) => keptMember(kind, name) !== LEAVE_OUT));
}

describe('what is left out of a record that is compared', () => {
  const caller = identity();
  const whole = record('s3', 'GetObject', {
    userAgent: 'AWS Internal',
    sourceIPAddress: 'lambda.amazonaws.com',
    sharedEventID: 'a1b2c3d4-5678-90ab-cdef-EXAMPLE33333',
    vpcEndpointId: 'vpce-1',
    vpcEndpointAccountId: '999988887777',
    serviceEventDetails: { state: 'x' },
    tlsDetails: { clientProvidedHostHeader: 'photos.s3.amazonaws.com' },
    additionalEventData: { AuthenticationMethod: 'QueryString' },
    responseElements: { functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:x' },
    requestParameters: { bucketName: 'photos', key: 'a.png', Host: 'photos.s3.amazonaws.com' },
  });

  it.each([
    ['a call', whole],
    ['a denied call', { ...whole, errorCode: 'AccessDenied', errorMessage: 'Access Denied' }],
    ['a call of a service', { ...whole, userIdentity: { ...caller, invokedBy: 'athena.amazonaws.com' } }],
    ['what an endpoint denied', { ...whole, eventType: 'AwsVpceEvent', errorCode: 'VpceAccessDenied' }],
    ['a call without readOnly and category', { ...whole, readOnly: undefined, eventCategory: undefined, managementEvent: false }],
  ])('decides nothing of %s', (_, json) => {
    expect(counted(kept(json, RECORD))).toEqual(counted(json));
  });

  it('decides nothing of the caller', () => {
    const { sessionContext } = caller;
    const userIdentity = {
      ...kept(caller, IDENTITY),
      sessionContext: { ...kept(sessionContext, SESSION_CONTEXT), sessionIssuer: kept(sessionContext.sessionIssuer, SESSION_ISSUER) },
    };
    expect(userIdentity).not.toHaveProperty('accessKeyId');
    expect(counted({ ...whole, userIdentity })).toEqual(counted(whole));
  });

  it('is what the catalog does not read of a request', () => {
    const kind = keptMember(17, '"dynamodb.amazonaws.com"\n"GetItem"');
    expect(kind).toBeGreaterThanOrEqual(32);
    expect(['tableName', 'key', 'consistentRead', 'omitted', 'table\\u004eame'].map((name) => keptMember(kind, name))).toEqual([
      ...[KEEP, LEAVE_OUT, LEAVE_OUT, KEEP, KEEP],
    ]);
    expect(keptMember(17, '"unheard.amazonaws.com"\n"Of"')).toBe(LEAVE_OUT);
    expect(keptMember(17, '"dynamodb.amazonaws.com"\n7')).toBe(KEEP);
  });
});
