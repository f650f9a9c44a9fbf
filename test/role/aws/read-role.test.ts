import { createServer } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import type { AttachedRole } from '../../../src/model/attached-role.ts';
import { literalText } from '../../../src/model/pattern.ts';
import { readAccount } from '../../../src/role/aws/read-account.ts';
import { readRole } from '../../../src/role/aws/read-role.ts';
import { UserError } from '../../../src/support/errors.ts';
import { iamOperations, type StubAccount } from '../../aws-stub/iam.ts';
import { accessDenied, failing, throttled } from '../../aws-stub/refusals.ts';
import { StubError } from '../../aws-stub/stub-error.ts';
import { accessTo, withoutOwnCredentials, withStub } from './aws-surroundings.ts';

withoutOwnCredentials();

const ACCOUNT = '111122223333';
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const ORDERS = `arn:aws:iam::${ACCOUNT}:policy/team/Orders`;
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/Boundary`;
const BASICS = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

function allow(action: string, resource: string) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] };
}

const TEAM: StubAccount = {
  account: ACCOUNT,
  roles: [
    {
      name: 'orders-role',
      path: '/service-role/',
      trust: TRUST,
      inline: { 'write (all)': allow('s3:PutObject', 'arn:aws:s3:::orders-ü/*') },
      attached: [ORDERS, BASICS],
      boundary: BOUNDARY,
      tags: { team: 'orders' },
      lastUsed: '2026-02-01T09:30:00Z',
    },
    { name: 'idle', trust: TRUST },
    { name: 'AWSServiceRoleForSupport', path: '/aws-service-role/support.amazonaws.com/', trust: TRUST },
  ],
  policies: {
    // The default is not the newest version.
    [ORDERS]: { versions: { v1: allow('dynamodb:GetItem', '*'), v2: allow('dynamodb:*', '*') }, defaultVersion: 'v1' },
    [BASICS]: { versions: { v1: allow('logs:PutLogEvents', '*') }, defaultVersion: 'v1' },
    [BOUNDARY]: { versions: { v1: allow('*', '*') }, defaultVersion: 'v1' },
  },
};

/** Policy name -> the actions of its statements. */
function actions(role: AttachedRole): Record<string, string[]> {
  return Object.fromEntries(
    role.policies.map(({ name, content }) => [
      name,
      content.kind === 'statements'
        ? content.statements.flatMap(({ action }) => action.patterns.map((one) => literalText(one) ?? '?'))
        : [content.kind],
    ]),
  );
}

describe('readRole', () => {
  it('reads everything that the role holds, managed policies at their default version', async () => {
    await withStub(iamOperations(TEAM), async (access) => {
      const role = await readRole('orders-role', access);
      expect(role.id).toBe(`arn:aws:iam::${ACCOUNT}:role/service-role/orders-role`);
      expect(literalText(role.name ?? [])).toBe('orders-role');
      expect(actions(role)).toEqual({ 'write (all)': ['s3:PutObject'], [ORDERS]: ['dynamodb:GetItem'], [BASICS]: ['logs:PutLogEvents'] });
      expect(role.policies.map(({ kind }) => kind)).toEqual(['inline', 'managed', 'managed']);
      expect(role.boundary?.name).toBe(BOUNDARY);
      expect(role.boundary?.content.kind).toBe('statements');
      expect(role.trust?.[0]?.principal?.types).toEqual([
        { type: 'Service', identifiers: [[{ kind: 'literal', text: 'lambda.amazonaws.com' }]] },
      ]);
      expect(role.tags).toEqual(new Map([['team', 'orders']]));
      expect(role.lastUsed).toBe('2026-02-01T09:30:00Z');
      expect(access.waits).toEqual([]);
    });
  });

  it('keeps every character of a document, and wildcards as wildcards', async () => {
    await withStub(iamOperations(TEAM), async (access) => {
      const { policies } = await readRole('orders-role', access);
      const content = policies[0]?.content;
      expect(content?.kind === 'statements' && content.statements[0]?.resource?.patterns).toEqual([
        [
          { kind: 'literal', text: 'arn:aws:s3:::orders-ü/' },
          { kind: 'wildcard', text: '*' },
        ],
      ]);
    });
  });

  it.each([
    ['ARN with its path', `arn:aws:iam::${ACCOUNT}:role/service-role/orders-role`],
    ['name with its path', '/service-role/orders-role'],
    ['ARN of a session with it', `arn:aws:sts::${ACCOUNT}:assumed-role/orders-role/i-0abc`],
    ['name in another case', 'Orders-Role'],
  ])('finds a role by %s', async (_, wanted) => {
    await withStub(iamOperations(TEAM), async (access) => {
      expect((await readRole(wanted, access)).id).toBe(`arn:aws:iam::${ACCOUNT}:role/service-role/orders-role`);
    });
  });

  it('tells a role without policies and use from one that it could not read', async () => {
    await withStub(iamOperations(TEAM), async (access) => {
      const role = await readRole('idle', access);
      expect(role.policies).toEqual([]);
      expect(role.boundary).toBeUndefined();
      expect(role.lastUsed).toBe('never');
    });
  });

  it('reads all pages of long lists', async () => {
    const inline = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`p${index}`, allow('sqs:SendMessage', '*')]));
    const attached = Array.from({ length: 120 }, (_, index) => `arn:aws:iam::${ACCOUNT}:policy/m${index}`);
    const policies = Object.fromEntries(
      attached.map((arn) => [arn, { versions: { v1: allow('sns:Publish', '*') }, defaultVersion: 'v1' }]),
    );
    await withStub(
      iamOperations({ account: ACCOUNT, roles: [{ name: 'wide', trust: TRUST, inline, attached }], policies }),
      async (access) => {
        const role = await readRole('wide', access);
        expect(new Set(role.policies.map(({ name }) => name))).toEqual(new Set([...Object.keys(inline), ...attached]));
      },
    );
  });

  it.each([{ Marker: 'again' }, {}])('ends where the endpoint says that there is more without an end: %j', async (marker) => {
    const endless = { ...iamOperations(TEAM), 'iam:ListRolePolicies': () => ({ PolicyNames: [], IsTruncated: true, ...marker }) };
    await withStub(endless, async (access) => {
      await expect(readRole('idle', access)).rejects.toThrow('the endpoint says that there is more, but not where');
    });
  });

  it('waits where AWS asks for fewer requests, and says so', async () => {
    await withStub(throttled(iamOperations(TEAM), 3), async (access) => {
      const role = await readRole('idle', access);
      expect(role.policies).toEqual([]);
      // The SDK repeats each request once by itself, so that the third refusal is the second that is seen.
      expect(access.waits.slice(0, 1)).toEqual(['1 s: iam:GetRole: AWS asks for fewer requests (Throttling)']);
    });
  });

  it('gives up after about a minute of refusals', async () => {
    await withStub(throttled(iamOperations(TEAM), 1000), async (access) => {
      await expect(readRole('idle', access)).rejects.toThrow(
        expect.objectContaining({ message: 'iam:GetRole: AWS keeps asking for fewer requests (Throttling); try again later' }),
      );
      expect(access.waits.length).toBe(7);
    });
  });

  it.each(['GetRole', 'ListRolePolicies', 'GetRolePolicy', 'ListAttachedRolePolicies', 'GetPolicy', 'GetPolicyVersion'])(
    'names iam:%s where that is the one action that is missing',
    async (operation) => {
      const action = `iam:${operation}`;
      await withStub(failing(iamOperations(TEAM), action, accessDenied(action, 'orders-role')), async (access) => {
        await expect(readRole('orders-role', access)).rejects.toThrow(
          expect.objectContaining({
            message: `${action}: access denied: arn:aws:iam::111122223333:user/reviewer lacks ${action} (no identity-based policy allows the ${action} action); policies/tool has the policy that leastpriv needs`,
          }),
        );
      });
    },
  );

  it.each([
    ['arn:aws:iam::111122223333:role/nobody', undefined, 'us-east-1'],
    ['arn:aws-cn:iam::111122223333:role/nobody', undefined, 'cn-north-1'],
    ['arn:aws-us-gov:sts::111122223333:assumed-role/nobody/session', undefined, 'us-gov-west-1'],
    ['nobody', undefined, 'us-east-1'],
    ['arn:aws-cn:iam::111122223333:role/nobody', 'cn-northwest-1', 'cn-northwest-1'],
  ])('asks for %s in the partition of the ARN where no region is configured', async (wanted, region, signed) => {
    await withStub(iamOperations(TEAM), async (access, stub) => {
      await expect(readRole(wanted, region === undefined ? access : { ...access, region })).rejects.toThrow('there is no such role');
      expect(stub.requests.map((request) => request.region)).toEqual([signed]);
    });
  });

  it('says where a role was looked for', async () => {
    await withStub(iamOperations(TEAM), async (access) => {
      await expect(readRole('nobody', access)).rejects.toThrow(
        '--role nobody: there is no such role in the account of the credentials in use; check the name, or choose credentials of its account by --profile',
      );
      await expect(readRole('arn:aws:iam::444455556666:role/nobody', access)).rejects.toThrow('the ARN names 444455556666');
    });
  });

  it('never takes the role of that name in another account', async () => {
    await withStub(iamOperations(TEAM), async (access) => {
      await expect(readRole('arn:aws:iam::444455556666:role/idle', access)).rejects.toThrow(
        `the credentials in use see arn:aws:iam::${ACCOUNT}:role/idle instead`,
      );
      await expect(readRole('arn:aws:sts::444455556666:assumed-role/idle/session', access)).rejects.toThrow('instead');
    });
  });

  it('tells the ARN of a role whose path is another', async () => {
    await withStub(iamOperations(TEAM), async (access) => {
      await expect(readRole(`arn:aws:iam::${ACCOUNT}:role/orders-role`, access)).rejects.toThrow(
        `the role of that name is arn:aws:iam::${ACCOUNT}:role/service-role/orders-role; name it by that`,
      );
    });
  });

  it('refuses service-linked roles', async () => {
    await withStub(iamOperations(TEAM), async (access) => {
      await expect(readRole('AWSServiceRoleForSupport', access)).rejects.toThrow('a service-linked role');
    });
  });

  it.each([['arn:aws:iam::111122223333:user/reviewer'], ['arn:aws:iam::111122223333:role/'], ['two words'], ['']])(
    'refuses %j before it asks',
    async (wanted) => {
      await withStub(iamOperations(TEAM), async (access, stub) => {
        await expect(readRole(wanted, access)).rejects.toThrow("neither a role's name nor its ARN");
        expect(stub.requests).toEqual([]);
      });
    },
  );

  it.each([
    ['ExpiredToken', 'The security token included in the request is expired', 403, 'have expired; sign in again'],
    ['InvalidClientTokenId', 'The security token included in the request is invalid.', 403, 'AWS does not accept the credentials'],
    ['SignatureDoesNotMatch', 'The request signature we calculated does not match', 403, 'AWS does not accept the credentials'],
  ])('has one line for %s', async (code, message, status, line) => {
    await withStub(failing(iamOperations(TEAM), 'iam:GetRole', new StubError(code, message, status)), async (access) => {
      const error: unknown = await readRole('idle', access).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UserError);
      expect(String(error)).toContain(line);
      expect(String(error)).not.toContain('\n');
    });
  });

  it('has one line where there are no credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    await withStub(iamOperations(TEAM), async (access, stub) => {
      await expect(readRole('idle', access)).rejects.toThrow(
        /^iam:GetRole: no AWS credentials: .*; set AWS_PROFILE, name one by --profile, or sign in$/,
      );
      await expect(readRole('idle', { ...access, profile: 'absent' })).rejects.toThrow(
        /^iam:GetRole: no AWS credentials by the profile absent: /,
      );
      expect(stub.requests).toEqual([]);
    });
  });

  it('has one line where the endpoint is no URL, or not of AWS', async () => {
    await expect(readRole('idle', accessTo('localhost'))).rejects.toThrow('iam:GetRole: localhost is no URL');
    const html = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html><body>Welcome</body></html>');
    });
    await new Promise<void>((resolve) => {
      html.listen(0, '127.0.0.1', resolve);
    });
    const address = html.address();
    const access = accessTo(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
    await expect(readRole('idle', access)).rejects.toThrow("the endpoint's answer has no role in it; check --endpoint-url");
    await expect(readAccount(access)).rejects.toThrow("the endpoint's answer has no RoleDetailList in it; check --endpoint-url");
    html.closeAllConnections();
    html.close();
  });

  it('leaves stderr alone where the environment has keys beside a profile', async () => {
    const written = vi.spyOn(console, 'warn');
    await withStub(iamOperations(TEAM), async (access) => {
      await expect(readRole('idle', { ...access, profile: 'absent' })).rejects.toThrow('no AWS credentials by the profile absent');
    });
    expect(written).not.toHaveBeenCalled();
  });

  it('has one line where nobody listens', async () => {
    const access = accessTo('http://127.0.0.1:9');
    await expect(readRole('idle', access)).rejects.toThrow(/^iam:GetRole: no answer from http:\/\/127\.0\.0\.1:9 \(ECONNREFUSED/);
  });
});
