import { describe, expect, it } from 'vitest';
import { readAccount } from '../../../src/role/aws/read-account.ts';
import { iamOperations, type StubAccount } from '../../aws-stub/iam.ts';
import { accessDenied, failing, throttled } from '../../aws-stub/refusals.ts';
import { withoutOwnCredentials, withStub } from './aws-surroundings.ts';

withoutOwnCredentials();

const ACCOUNT = '111122223333';
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

function allow(action: string) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] };
}

/** More roles and policies than one page holds; the policies come behind the last role. */
const LARGE: StubAccount = {
  account: ACCOUNT,
  roles: Array.from({ length: 1001 }, (_, index) => ({
    name: `role-${index}`,
    trust: TRUST,
    inline: { own: allow(`sqs:Action${index}`) },
    attached: [`arn:aws:iam::${ACCOUNT}:policy/p${index}`, 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'],
    ...(index === 7 ? { boundary: `arn:aws:iam::${ACCOUNT}:policy/p0`, lastUsed: '2026-01-05T00:00:00Z', tags: { team: 'a' } } : {}),
  })),
  policies: Object.fromEntries(
    Array.from({ length: 1001 }, (_, index) => [
      `arn:aws:iam::${ACCOUNT}:policy/p${index}`,
      { versions: { v2: allow(`sns:Old${index}`), v3: allow(`sns:Action${index}`) }, defaultVersion: 'v3' },
    ]),
  ),
};

describe('readAccount', () => {
  it('reads every role of a large account, each with its own policies', async () => {
    await withStub(iamOperations(LARGE), async (access, stub) => {
      const roles = await readAccount(access);
      expect(new Set(roles.map(({ id }) => id))).toEqual(new Set(LARGE.roles.map(({ name }) => `arn:aws:iam::${ACCOUNT}:role/${name}`)));
      expect(stub.requests.length).toBe(3);
      for (const role of roles) {
        const index = role.id.slice(role.id.lastIndexOf('-') + 1);
        const texts = role.policies.flatMap(({ content }) =>
          content.kind === 'statements'
            ? content.statements.flatMap(({ action }) => action.patterns.map((one) => JSON.stringify(one)))
            : [],
        );
        expect(texts).toContain(JSON.stringify([{ kind: 'literal', text: `sqs:Action${index}` }]));
        expect(texts).toContain(JSON.stringify([{ kind: 'literal', text: `sns:Action${index}` }]));
        expect(role.policies.map(({ content }) => content.kind)).toEqual(['statements', 'statements', 'statements']);
      }
      const special = roles.find(({ id }) => id.endsWith('/role-7'));
      expect(special?.boundary?.content.kind).toBe('statements');
      expect(special?.lastUsed).toBe('2026-01-05T00:00:00Z');
      expect(special?.tags).toEqual(new Map([['team', 'a']]));
    });
  });

  it('says where a managed policy of the account is not in the answer', async () => {
    const orphan: StubAccount = { ...LARGE, roles: LARGE.roles.slice(0, 1), policies: {} };
    await withStub(iamOperations(orphan), async (access) => {
      const [role] = await readAccount(access);
      const own = role?.policies.find(({ name }) => name.endsWith('policy/p0'));
      expect(own?.content).toEqual({
        kind: 'unknown',
        reason: `the document of arn:aws:iam::${ACCOUNT}:policy/p0 is kept in AWS; give it as a file, or name the role by --role`,
      });
    });
  });

  it('waits where AWS asks for fewer requests', async () => {
    await withStub(throttled(iamOperations(LARGE), 5), async (access) => {
      expect((await readAccount(access)).length).toBe(1001);
      expect(access.waits).toEqual(
        [1, 2].map((seconds) => `${seconds} s: iam:GetAccountAuthorizationDetails: AWS asks for fewer requests (Throttling)`),
      );
    });
  });

  it('names the one action that is missing', async () => {
    const action = 'iam:GetAccountAuthorizationDetails';
    await withStub(failing(iamOperations(LARGE), action, accessDenied(action, '*')), async (access) => {
      await expect(readAccount(access)).rejects.toThrow(`lacks ${action}`);
    });
  });
});
