import type { IAMClient, Role } from '@aws-sdk/client-iam';
import type { AwsAccess } from '../../support/aws-access.ts';
import { AwsError } from '../../support/aws-errors.ts';
import { iamClient, iamRequest, pagesOf } from './iam-client.ts';
import { inLanes } from './lanes.ts';
import type { WantedRole } from './role-name.ts';

/** What IAM answers when it is asked for a role and all its policies. Documents are URL-encoded. */
export interface RoleAnswers {
  readonly role: Role;
  /** The inline policies: name and document. */
  readonly inline: readonly NamedAnswer[];
  /** The attached managed policies: ARN and document of the default version. */
  readonly attached: readonly NamedAnswer[];
  /** The same of the permissions boundary. */
  readonly boundary?: NamedAnswer;
}

export interface NamedAnswer {
  readonly name: string;
  readonly document: string | undefined;
}

/**
 * Asks IAM for a role; `undefined` where it has none of that name. Policies are ordered by name. Throws AwsError where IAM cannot be asked.
 * @param accept throws where the role is not the one that is meant: then nothing more is asked
 */
export async function requestRole(
  { name, partition }: WantedRole,
  access: AwsAccess,
  accept: (role: Role) => void,
): Promise<RoleAnswers | undefined> {
  const client = await iamClient(access, partition);
  try {
    const role = await getRole(client, name, access);
    if (role === undefined) return undefined;
    accept(role);
    const inline = await inlinePolicies(client, name, access);
    const attached = await inLanes(await attachedArns(client, name, access), (arn) => managedPolicy(client, arn, access));
    const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
    return { role, inline, attached, ...(boundary === undefined ? {} : { boundary: await managedPolicy(client, boundary, access) }) };
  } finally {
    client.destroy();
  }
}

async function getRole(client: IAMClient, name: string, access: AwsAccess): Promise<Role | undefined> {
  const { GetRoleCommand } = await import('@aws-sdk/client-iam');
  try {
    const { Role: role } = await iamRequest('GetRole', access, () => client.send(new GetRoleCommand({ RoleName: name })));
    if (role === undefined) throw new AwsError("iam:GetRole: the endpoint's answer has no role in it; check --endpoint-url", '');
    return role;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'NoSuchEntityException') return undefined;
    throw error;
  }
}

async function inlinePolicies(client: IAMClient, role: string, access: AwsAccess): Promise<NamedAnswer[]> {
  const { GetRolePolicyCommand, ListRolePoliciesCommand } = await import('@aws-sdk/client-iam');
  const names: string[] = [];
  const list = (marker: string | undefined) =>
    iamRequest('ListRolePolicies', access, () => client.send(new ListRolePoliciesCommand({ RoleName: role, Marker: marker })));
  for await (const page of pagesOf(list)) names.push(...(page.PolicyNames ?? []));
  return inLanes(names.sort(), async (name) => {
    const get = () => client.send(new GetRolePolicyCommand({ RoleName: role, PolicyName: name }));
    const { PolicyDocument: document } = await iamRequest('GetRolePolicy', access, get);
    return { name, document };
  });
}

async function attachedArns(client: IAMClient, role: string, access: AwsAccess): Promise<string[]> {
  const { ListAttachedRolePoliciesCommand } = await import('@aws-sdk/client-iam');
  const arns: string[] = [];
  const list = (marker: string | undefined) =>
    iamRequest('ListAttachedRolePolicies', access, () =>
      client.send(new ListAttachedRolePoliciesCommand({ RoleName: role, Marker: marker })),
    );
  for await (const page of pagesOf(list)) arns.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
  return arns.sort();
}

async function managedPolicy(client: IAMClient, arn: string, access: AwsAccess): Promise<NamedAnswer> {
  const { GetPolicyCommand, GetPolicyVersionCommand } = await import('@aws-sdk/client-iam');
  const { Policy: policy } = await iamRequest('GetPolicy', access, () => client.send(new GetPolicyCommand({ PolicyArn: arn })));
  const get = () => client.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: policy?.DefaultVersionId }));
  const { PolicyVersion: version } = await iamRequest('GetPolicyVersion', access, get);
  return { name: arn, document: version?.Document };
}
