import type { StubAnswer, StubOperations, StubRequest } from './server.ts';
import { StubError } from './stub-error.ts';

/** An account as IAM keeps it. Documents are what they mean; the API gives them URL-encoded. */
export interface StubAccount {
  readonly account: string;
  readonly roles: readonly StubRole[];
  /** Managed policies by ARN, of the account and of AWS. */
  readonly policies: Readonly<Record<string, StubPolicy>>;
}

export interface StubRole {
  readonly name: string;
  readonly path?: string;
  readonly trust: unknown;
  readonly inline?: Readonly<Record<string, unknown>>;
  /** ARNs. */
  readonly attached?: readonly string[];
  /** ARN. */
  readonly boundary?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly lastUsed?: string;
}

export interface StubPolicy {
  /** `v1`, `v2`, ... and what each says. */
  readonly versions: Readonly<Record<string, unknown>>;
  readonly defaultVersion: string;
}

/**
 * The reading half of IAM with its limits: pages of at most `MaxItems` (1 to 1000, 100 where it is not given), markers that only the answer before can give,
 * names of the allowed form.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
export function iamOperations(account: StubAccount): StubOperations {
  const role = ({ input }: StubRequest) => {
    const name = String(input.RoleName);
    if (!/^[\w+=,.@-]{1,64}$/.test(name)) throw new StubError('ValidationError', 'The specified value for roleName is invalid.');
    const found = account.roles.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (found === undefined) throw new StubError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
    return found;
  };
  const policy = ({ input }: StubRequest) => {
    const arn = String(input.PolicyArn);
    const found = account.policies[arn];
    if (found === undefined) throw new StubError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404);
    return { arn, ...found };
  };
  return {
    'iam:GetRole': (request) => ({ Role: roleMembers(role(request), account) }),
    'iam:ListRolePolicies': (request) => page(request, 'PolicyNames', Object.keys(role(request).inline ?? {})),
    'iam:GetRolePolicy': (request) => {
      const name = String(request.input.PolicyName);
      const document = role(request).inline?.[name];
      if (document === undefined) throw new StubError('NoSuchEntity', `The role policy with name ${name} cannot be found.`, 404);
      return { RoleName: role(request).name, PolicyName: name, PolicyDocument: encoded(document) };
    },
    'iam:ListAttachedRolePolicies': (request) => page(request, 'AttachedPolicies', (role(request).attached ?? []).map(attachedMembers)),
    'iam:GetPolicy': (request) => {
      const { arn, defaultVersion } = policy(request);
      return { Policy: { ...attachedMembers(arn), Arn: arn, DefaultVersionId: defaultVersion, IsAttachable: true } };
    },
    'iam:GetPolicyVersion': (request) => {
      const { versions, defaultVersion } = policy(request);
      const id = String(request.input.VersionId);
      const document = versions[id];
      if (document === undefined) throw new StubError('NoSuchEntity', `Policy version ${id} does not exist.`, 404);
      return { PolicyVersion: { Document: encoded(document), VersionId: id, IsDefaultVersion: id === defaultVersion } };
    },
    'iam:GetAccountAuthorizationDetails': (request) => authorizationDetails(request, account),
  };
}

function authorizationDetails(request: StubRequest, account: StubAccount): StubAnswer {
  const filter = Object.entries(request.input).flatMap(([name, value]) => (name.startsWith('Filter.member.') ? [value] : []));
  const roles = filter.includes('Role') ? account.roles.map((role) => ({ role: roleDetail(role, account) })) : [];
  const policies = Object.entries(account.policies)
    .filter(([arn]) => filter.includes(arn.includes(':iam::aws:') ? 'AWSManagedPolicy' : 'LocalManagedPolicy'))
    .map(([arn, policy]) => ({ policy: policyDetail(arn, policy) }));
  const { Items: items, ...rest } = page(request, 'Items', [...roles, ...policies]);
  const shown: readonly unknown[] = Array.isArray(items) ? items : [];
  const members = (name: string) =>
    shown.flatMap((item) => (typeof item === 'object' && item !== null && name in item ? [Reflect.get(item, name)] : []));
  return { UserDetailList: [], GroupDetailList: [], RoleDetailList: members('role'), Policies: members('policy'), ...rest };
}

function roleMembers({ name, path = '/', trust, boundary, tags = {}, lastUsed }: StubRole, { account }: StubAccount): StubAnswer {
  return {
    Path: path,
    RoleName: name,
    RoleId: 'AROAEXAMPLE',
    Arn: `arn:aws:iam::${account}:role${path}${name}`,
    CreateDate: '2024-05-01T08:00:00Z',
    AssumeRolePolicyDocument: encoded(trust),
    PermissionsBoundary: boundary === undefined ? undefined : { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    RoleLastUsed: lastUsed === undefined ? {} : { LastUsedDate: lastUsed, Region: 'eu-central-1' },
  };
}

function roleDetail(role: StubRole, account: StubAccount): StubAnswer {
  return {
    ...roleMembers(role, account),
    RolePolicyList: Object.entries(role.inline ?? {}).map(([PolicyName, document]) => ({ PolicyName, PolicyDocument: encoded(document) })),
    AttachedManagedPolicies: (role.attached ?? []).map(attachedMembers),
    InstanceProfileList: [],
  };
}

function policyDetail(arn: string, { versions, defaultVersion }: StubPolicy): StubAnswer {
  const list = Object.entries(versions).map(([VersionId, document]) => ({
    VersionId,
    IsDefaultVersion: VersionId === defaultVersion,
    Document: encoded(document),
  }));
  return { PolicyName: nameOf(arn), Arn: arn, DefaultVersionId: defaultVersion, PolicyVersionList: list };
}

function attachedMembers(arn: string): { PolicyName: string; PolicyArn: string } {
  return { PolicyName: nameOf(arn), PolicyArn: arn };
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** As RFC 3986 asks for, which encodes five characters more than encodeURIComponent. */
function encoded(document: unknown): string {
  return encodeURIComponent(JSON.stringify(document)).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const MARKER = 'opaque-';

/** One page of a list with its marker. */
export function page({ input }: StubRequest, name: string, all: readonly unknown[]): StubAnswer {
  const size = input.MaxItems === undefined ? 100 : Number(input.MaxItems);
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    throw new StubError('ValidationError', `Value '${String(input.MaxItems)}' at 'maxItems' failed to satisfy constraint`);
  const start = input.Marker === undefined ? 0 : Number(String(input.Marker).slice(MARKER.length));
  if (!Number.isInteger(start) || start < 0 || (input.Marker !== undefined && !String(input.Marker).startsWith(MARKER)))
    throw new StubError('InvalidInput', 'Invalid Marker.');
  const end = Math.min(start + size, all.length);
  return { [name]: all.slice(start, end), IsTruncated: end < all.length, Marker: end < all.length ? `${MARKER}${end}` : undefined };
}
