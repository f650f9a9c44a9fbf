import { describe, expect, it } from 'vitest';
import { awsError } from '../../src/support/aws-errors.ts';

const REQUEST = { service: 'iam', operation: 'GetRole' };
const USER = 'arn:aws:sts::111122223333:assumed-role/dev/me';

/** An error as the SDK throws it for an answer of a service. */
function answer(name: string, message: string, httpStatusCode: number): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

function said(error: unknown, request: Parameters<typeof awsError>[1] = REQUEST): string | undefined {
  return awsError(error, request)?.message;
}

describe('awsError', () => {
  // The messages are those of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
  it.each([
    [
      `User: ${USER} is not authorized to perform: iam:GetRole on resource: role r because no permissions boundary allows the iam:GetRole action`,
      `iam:GetRole: access denied: ${USER} lacks iam:GetRole (no permissions boundary allows the iam:GetRole action); policies/tool has the policy that leastpriv needs`,
    ],
    [
      `User: ${USER} is not authorized to perform: iam:GetRole on resource: role r with an explicit deny in a service control policy`,
      `iam:GetRole: access denied: ${USER} may not use iam:GetRole: explicit deny in a service control policy; no further Allow helps, that Deny has to go`,
    ],
    [
      'Access Denied',
      'iam:GetRole: access denied: the holder of the credentials lacks iam:GetRole; policies/tool has the policy that leastpriv needs',
    ],
  ])('names the one action that is missing: %s', (message, expected) => {
    expect(said(answer('AccessDenied', message, 403))).toBe(expected);
  });

  it('tells credentials that are gone from credentials that are not there', () => {
    const sso = Object.assign(
      new Error("The SSO session associated with this profile has expired. To refresh this SSO session run 'aws sso login'."),
      {
        name: 'CredentialsProviderError',
      },
    );
    expect(said(sso, { ...REQUEST, profile: 'dev' })).toBe(
      'iam:GetRole: the credentials of the profile dev have expired; sign in again, for IAM Identity Center by aws sso login --profile dev',
    );
    const none = Object.assign(new Error('Could not load credentials from any providers'), { name: 'CredentialsProviderError' });
    expect(said(none)).toBe(
      'iam:GetRole: no AWS credentials: Could not load credentials from any providers; set AWS_PROFILE, name one by --profile, or sign in',
    );
  });

  it('has one line for a network that does not answer, and names the endpoint', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED\n127.0.0.1:5000'), { code: 'ECONNREFUSED' });
    expect(said(refused, { ...REQUEST, endpointUrl: 'http://localhost:5000' })).toBe(
      'iam:GetRole: no answer from http://localhost:5000 (ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:5000); check the network, the proxy and --endpoint-url',
    );
    const late = Object.assign(
      new Error('@smithy/node-http-handler - [ERROR] a request has exceeded the configured 30000 ms requestTimeout.'),
      {
        name: 'TimeoutError',
        code: 'ETIMEDOUT',
      },
    );
    expect(said(late)).toBe(
      'iam:GetRole: no answer from AWS (ETIMEDOUT: a request has exceeded the configured 30000 ms requestTimeout.); check the network, the proxy and --endpoint-url',
    );
  });

  it('passes on what a service says of the request', () => {
    expect(said(answer('ValidationError', 'The specified value for roleName is invalid.', 400))).toBe(
      'iam:GetRole: ValidationError: The specified value for roleName is invalid.',
    );
    expect(awsError(answer('NoSuchEntityException', 'not found', 404), REQUEST)?.code).toBe('NoSuchEntityException');
  });

  it('leaves alone what is no answer of AWS: a mistake of this tool is none of the user', () => {
    expect(awsError(new TypeError('x is not a function'), REQUEST)).toBeUndefined();
    expect(awsError('thrown text', REQUEST)).toBeUndefined();
  });
});
