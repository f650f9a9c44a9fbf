import { Tally } from '../../src/trail/tally.ts';

const ACCOUNT = '111122223333';
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/service-role/orders-role`;

/** `userIdentity` of a Lambda function's role, as AWS documents it. */
export function identity(role = 'service-role/orders-role', session = 'CreateOrder', partition = 'aws') {
  const name = role.slice(role.lastIndexOf('/') + 1);
  return {
    type: 'AssumedRole',
    principalId: `AROAIOSFODNN7EXAMPLE:${session}`,
    arn: `arn:${partition}:sts::${ACCOUNT}:assumed-role/${name}/${session}`,
    accountId: ACCOUNT,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAIOSFODNN7EXAMPLE',
        arn: `arn:${partition}:iam::${ACCOUNT}:role/${role}`,
        accountId: ACCOUNT,
        userName: name,
      },
      attributes: { creationDate: '2026-09-01T09:55:00Z', mfaAuthenticated: 'false' },
    },
  };
}

/** A record of one call, with what `more` says of it. */
export function record(service: string, eventName: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    eventVersion: '1.09',
    userIdentity: identity(),
    eventTime: '2026-09-01T10:00:00Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'eu-west-1',
    sourceIPAddress: '10.0.0.1',
    userAgent: 'aws-sdk-js/3.1137.0',
    requestParameters: null,
    responseElements: null,
    requestID: 'a1b2c3d4-5678-90ab-cdef-EXAMPLE11111',
    eventID: 'a1b2c3d4-5678-90ab-cdef-EXAMPLE22222',
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...more,
  };
}

/** What one record counts as: action and resource of each group. */
export function countedAs(json: unknown): [string | undefined, string][] {
  const tally = new Tally();
  if (!tally.addRecord(json)) throw new Error('no record');
  return tally.aggregate().groups.map(({ action, resource }) => [action, resource]);
}
