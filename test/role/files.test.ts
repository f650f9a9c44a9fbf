import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AttachedRole } from '../../src/model/attached-role.ts';
import { readAccountRoles } from '../../src/role/account-details.ts';
import { roleFromFiles } from '../../src/role/files.ts';
import { UserError } from '../../src/support/errors.ts';
import { showPolicy, showRole, showStatement } from '../project/show-role.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'leastpriv-role-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let written = 0;

/** The path of a file with this content. */
function file(content: unknown): string {
  const name = path.join(folder, `${written++}.json`);
  writeFileSync(name, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return name;
}

function allow(action: string, resource = '*') {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] };
}

const ARN = 'arn:aws:iam::111122223333:role/service-role/orders';
const OWN = 'arn:aws:iam::111122223333:policy/Orders';
const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] }, Action: 'sts:AssumeRole' }],
};
const ROLE = {
  Path: '/service-role/',
  RoleName: 'orders',
  Arn: ARN,
  AssumeRolePolicyDocument: TRUST,
  PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: OWN },
  Tags: [{ Key: 'team', Value: 'orders' }],
  RoleLastUsed: { LastUsedDate: '2026-02-01T10:30:00+01:00', Region: 'eu-central-1' },
};

/** The policies by what they say, whatever they are called. */
function contents(role: AttachedRole): readonly string[] {
  return role.policies.flatMap(showPolicy);
}

describe('roleFromFiles', () => {
  const document = allow('s3:GetObject', 'arn:aws:s3:::a b/*');
  it.each([
    ['a document', document],
    ['get-role-policy', { RoleName: 'orders', PolicyName: 'read', PolicyDocument: document }],
    [
      'get-role-policy as the API answers',
      { RoleName: 'orders', PolicyName: 'read', PolicyDocument: encodeURIComponent(JSON.stringify(document)) },
    ],
    ['get-policy-version', { PolicyVersion: { Document: document, VersionId: 'v3', IsDefaultVersion: true } }],
    [
      'get-policy-version as the API answers',
      { PolicyVersion: { Document: encodeURIComponent(JSON.stringify(document)), VersionId: 'v3' } },
    ],
  ])('reads %s', (_, content) => {
    expect(contents(roleFromFiles({ policies: [file(content)] }))).toEqual(['Allow s3:GetObject on arn:aws:s3:::a b/*']);
  });

  it('names a policy as its file does, else as the file', () => {
    const named = file({ RoleName: 'orders', PolicyName: 'read', PolicyDocument: document });
    const bare = file(document);
    expect(roleFromFiles({ policies: [named, bare] }).policies.map(({ name }) => name)).toEqual(['read', bare]);
  });

  it('keeps variables and escapes as they are, and takes them for nothing in the old version', () => {
    const statement = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b/${aws:username}/${*}' };
    const [first, second] = ['2012-10-17', '2008-10-17'].map((Version) => {
      const content = roleFromFiles({ policies: [file({ Version, Statement: statement })] }).policies[0]?.content;
      return content?.kind === 'statements' ? content.statements[0]?.resource?.patterns : [];
    });
    expect(first).toEqual([[{ kind: 'literal', text: 'arn:aws:s3:::b/${aws:username}/${*}' }]]);
    expect(second).toEqual([
      [
        { kind: 'literal', text: 'arn:aws:s3:::b/${aws:username}/${' },
        { kind: 'wildcard', text: '*' },
        { kind: 'literal', text: '}' },
      ],
    ]);
  });

  it('reads wildcards of conditions only where the operator has them', () => {
    const Condition = {
      StringLike: { 's3:prefix': 'a*' },
      'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['b?'] },
      StringEquals: { 'aws:a': 'c*' },
    };
    const policies = [
      file({ ...allow('s3:ListBucket'), Statement: { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*', Condition } }),
    ];
    const content = roleFromFiles({ policies }).policies[0]?.content;
    const kinds =
      content?.kind === 'statements' ? content.statements[0]?.conditions.map(({ values }) => values.flat().map(({ kind }) => kind)) : [];
    expect(kinds).toEqual([['literal', 'wildcard'], ['literal', 'wildcard'], ['literal']]);
  });

  it('joins what several files say of one role', () => {
    const role = roleFromFiles({
      policies: [
        file({ AttachedPolicies: [{ PolicyName: 'x', PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }] }),
        file({ PolicyNames: ['read', 'write'] }),
        file({ RoleName: 'orders', PolicyName: 'read', PolicyDocument: allow('sqs:ReceiveMessage') }),
        file({ Role: ROLE }),
      ],
    });
    expect(showRole(role)).toEqual({
      'managed arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': [
        'Allow logs:CreateLogGroup, logs:CreateLogStream, logs:PutLogEvents on *',
      ],
      'inline read': ['Allow sqs:ReceiveMessage on *'],
      'inline write': ['unknown'],
    });
    expect(role.id).toBe(ARN);
    expect(role.trust?.map(showStatement)).toEqual(['Allow sts:AssumeRole by Service lambda.amazonaws.com, edgelambda.amazonaws.com']);
    expect(role.tags).toEqual(new Map([['team', 'orders']]));
    expect(role.lastUsed).toBe('2026-02-01T09:30:00Z');
    expect(role.boundary).toMatchObject({ name: OWN, kind: 'managed', content: { kind: 'unknown' } });
  });

  it('never takes a role whose policies a file leaves out for one without policies', () => {
    const role = roleFromFiles({ policies: [file({ Role: ROLE })] });
    expect(role.policies.map(({ content }) => content.kind)).toEqual(['unknown']);
    const none = roleFromFiles({ policies: [file({ AttachedPolicies: [] }), file({ Role: ROLE })] });
    expect(none.policies).toEqual([]);
  });

  it('reads get-policy of AWS and leaves that of the account open', () => {
    const policy = (arn: string) => file({ Policy: { PolicyName: 'x', Arn: arn, DefaultVersionId: 'v1' } });
    expect(contents(roleFromFiles({ policies: [policy('arn:aws:iam::aws:policy/AmazonSNSReadOnlyAccess')] }))[0]).toMatch(
      /^Allow .*sns:List\*/,
    );
    expect(contents(roleFromFiles({ policies: [policy(OWN)] }))).toEqual(['unknown']);
  });

  it('reads the one role of a Terraform plan, or the one that is named', () => {
    const role = (name: string) => ({
      address: `aws_iam_role.${name}`,
      type: 'aws_iam_role',
      values: { name, permissions_boundary: null, inline_policy: [{ name: 'own', policy: JSON.stringify(allow(`sqs:${name}`)) }] },
    });
    const plan = (...names: readonly string[]) =>
      file({ format_version: '1.2', planned_values: { root_module: { resources: names.map(role) } }, configuration: {} });
    expect(contents(roleFromFiles({ policies: [plan('A')] }))).toEqual(['Allow sqs:A on *']);
    expect(contents(roleFromFiles({ policies: [plan('A', 'B')], role: 'aws_iam_role.B' }))).toEqual(['Allow sqs:B on *']);
    expect(() => roleFromFiles({ policies: [plan('A', 'B')] })).toThrow(
      'several roles; choose one by --role: aws_iam_role.A, aws_iam_role.B',
    );
  });

  it('takes a boundary as a document, a policy, or that of a role', () => {
    const policies = [file(allow('sqs:*'))];
    const boundaryOf = (content: unknown) => roleFromFiles({ policies, boundary: file(content) }).boundary;
    expect(showPolicy(boundaryOf(allow('s3:*')) ?? fail())).toEqual(['Allow s3:* on *']);
    expect(boundaryOf({ Policy: { Arn: 'arn:aws:iam::aws:policy/PowerUserAccess' } })?.content.kind).toBe('statements');
    expect(boundaryOf({ Role: ROLE })?.name).toBe(OWN);
    expect(() => boundaryOf({ Role: { ...ROLE, PermissionsBoundary: null } })).toThrow('--boundary takes one policy; the file has none');
    expect(() => boundaryOf({ AttachedPolicies: [{ PolicyArn: OWN }, { PolicyArn: `${OWN}2` }] })).toThrow('the file has several');
  });

  it('refuses files of different roles', () => {
    const other = { ...ROLE, Arn: 'arn:aws:iam::111122223333:role/other', RoleName: 'other' };
    expect(() => roleFromFiles({ policies: [file({ Role: ROLE }), file({ Role: other })] })).toThrow('the files describe different roles');
  });

  it.each([
    ['list-roles', { Roles: [ROLE] }, 'list-roles prints no policies; use aws iam get-account-authorization-details'],
    ['list-policies', { Policies: [{ Arn: OWN }] }, 'use aws iam list-attached-role-policies'],
    ['list-policy-versions', { Versions: [{ VersionId: 'v1' }] }, 'use aws iam get-policy-version'],
    ['a page', { PolicyNames: ['a'], NextToken: 'e30=' }, 'one of several pages'],
    ['an answer of the API that goes on', { AttachedPolicies: [], IsTruncated: true, Marker: 'x' }, 'one of several pages'],
    ['something else', { Resources: {} }, 'a policy document has no member "Resources"'],
    ['a policy of a wrong form', { PolicyName: 'x', PolicyDocument: { Statement: [{ Effect: 'Maybe' }] } }, 'needs an Action'],
    ['an encoding that is none', { PolicyName: 'x', PolicyDocument: '%7B%' }, 'not URL-encoded'],
    ['no JSON', 'Version: 1', 'expected a JSON value'],
  ])('says what to give instead of %s, with its place', (_, content, message) => {
    const name = file(content);
    let error: unknown;
    try {
      roleFromFiles({ policies: [name] });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(message);
    expect(String(error)).toContain(`${name}:`);
  });

  it('says that a file is not there', () => {
    expect(() => roleFromFiles({ policies: ['absent.json'] })).toThrow('--policy absent.json: the file cannot be read');
    expect(() => roleFromFiles({ policies: [file(document)], boundary: 'absent.json' })).toThrow(
      '--boundary absent.json: the file cannot be read',
    );
  });
});

describe('readAccountRoles', () => {
  const account = {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [
      {
        ...ROLE,
        RolePolicyList: [{ PolicyName: 'read', PolicyDocument: allow('s3:GetObject') }],
        AttachedManagedPolicies: [{ PolicyName: 'Orders', PolicyArn: OWN }],
      },
      {
        RoleName: 'idle',
        Arn: 'arn:aws:iam::111122223333:role/idle',
        AssumeRolePolicyDocument: TRUST,
        RolePolicyList: [],
        RoleLastUsed: {},
      },
    ],
    Policies: [
      {
        Arn: OWN,
        DefaultVersionId: 'v2',
        PolicyVersionList: [
          { VersionId: 'v3', IsDefaultVersion: false, Document: allow('dynamodb:*') },
          { VersionId: 'v2', IsDefaultVersion: true, Document: encodeURIComponent(JSON.stringify(allow('dynamodb:GetItem'))) },
        ],
      },
    ],
  };

  it('reads every role with what its policies say by default', () => {
    const roles = readAccountRoles(file(account));
    expect(roles.map(({ id }) => id)).toEqual([ARN, 'arn:aws:iam::111122223333:role/idle']);
    expect(roles.map(showRole)).toEqual([
      { 'inline read': ['Allow s3:GetObject on *'], [`managed ${OWN}`]: ['Allow dynamodb:GetItem on *'] },
      {},
    ]);
    expect(roles[0]?.boundary && showPolicy(roles[0].boundary)).toEqual(['Allow dynamodb:GetItem on *']);
    expect(roles.map(({ lastUsed }) => lastUsed)).toEqual(['2026-02-01T09:30:00Z', 'never']);
  });

  it('is one role where --policy names the file and --role the role', () => {
    const name = file(account);
    expect(roleFromFiles({ policies: [name], role: 'idle' }).policies).toEqual([]);
    expect(contents(roleFromFiles({ policies: [name], role: ARN }))).toContain('Allow dynamodb:GetItem on *');
    expect(() => roleFromFiles({ policies: [name] })).toThrow(
      `several roles; choose one by --role: arn:aws:iam::111122223333:role/idle, ${ARN}`,
    );
    expect(() => roleFromFiles({ policies: [name], role: 'absent' })).toThrow('no role absent; there are: ');
  });

  it('refuses a part of an account, and other files', () => {
    expect(() => readAccountRoles(file({ ...account, NextToken: 'e30=' }))).toThrow('one of several pages');
    expect(() => readAccountRoles(file({ Roles: [] }))).toThrow('write the file by aws iam get-account-authorization-details');
  });
});

function fail(): never {
  throw new Error('there is no boundary');
}
