import type { IAMClient, Role } from '@aws-sdk/client-iam';
import type { AttachedContent, AttachedRole } from '../../model/attached-role.ts';
import type { AwsAccess } from '../../support/aws-access.ts';
import { AwsError } from '../../support/aws-errors.ts';
import { UserError } from '../../support/errors.ts';
import { isoDate } from '../iso-date.ts';
import { attachedRole, documentContent, type NamedDocument, NEVER_USED } from '../role-detail.ts';
import { apiDocument } from './api-document.ts';
import { inGroups } from './groups.ts';
import { iamClient, iamRequest, pagesOf } from './iam-client.ts';
import { type WantedRole, wantedRole } from './role-name.ts';

/**
 * A role as AWS has it now: inline policies, attached managed policies at their default version, boundary, trust policy, tags and last use.
 * Throws UserError in one line where AWS cannot be asked, there is no such role, or it is a service-linked one.
 * @param wanted its name, with or without path, or ARN
 */
export async function readRole(wanted: string, access: AwsAccess): Promise<AttachedRole> {
  const named = wantedRole(wanted);
  const client = await iamClient(access);
  try {
    const role = await getRole(client, named, access);
    const arn = role.Arn ?? wanted;
    refuseOther(role, named, wanted);
    const inline = await inlinePolicies(client, named.name, access);
    const attached = await attachedPolicies(client, named.name, access);
    const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
    const documents = await inGroups(boundary === undefined ? attached : [...attached, boundary], (policy) =>
      managedDocument(client, policy, access),
    );
    return attachedRole(
      {
        arn,
        name: role.RoleName ?? named.name,
        inline,
        managed: attached,
        ...(boundary === undefined ? {} : { boundary }),
        ...(role.AssumeRolePolicyDocument === undefined
          ? {}
          : { trust: apiDocument(role.AssumeRolePolicyDocument, `${arn} (trust policy)`) }),
        tags: new Map((role.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
        lastUsed: isoDate(role.RoleLastUsed?.LastUsedDate) ?? NEVER_USED,
        origin: { file: arn, line: 1, column: 1 },
      },
      new Map(documents),
    );
  } finally {
    client.destroy();
  }
}

function refuseOther({ Arn: found = '', Path }: Role, { account, arn }: WantedRole, wanted: string): void {
  if (account !== undefined && found.split(':')[4] !== account)
    throw new UserError(`--role ${wanted}: the credentials in use see ${found} instead; ${OTHER_ACCOUNT}`);
  if (arn !== undefined && arn !== found) throw new UserError(`--role ${wanted}: the role of that name is ${found}; name it by that`);
  if (Path?.startsWith('/aws-service-role/') === true)
    throw new UserError(`--role ${wanted}: a service-linked role, whose policies only AWS changes; name the function's execution role`);
}

const OTHER_ACCOUNT = 'choose credentials of its account by --profile';

async function getRole(client: IAMClient, { name, account }: WantedRole, access: AwsAccess): Promise<Role> {
  const { GetRoleCommand } = await import('@aws-sdk/client-iam');
  try {
    const { Role: role } = await iamRequest('GetRole', access, () => client.send(new GetRoleCommand({ RoleName: name })));
    if (role === undefined) throw new UserError(`--role ${name}: the endpoint's answer has no role in it`);
    return role;
  } catch (error) {
    if (!(error instanceof AwsError && error.code === 'NoSuchEntityException')) throw error;
    const where =
      account === undefined ? 'the account of the credentials in use' : `the account of the credentials in use; the ARN names ${account}`;
    throw new UserError(`--role ${name}: there is no such role in ${where}; check the name, or ${OTHER_ACCOUNT}`);
  }
}

async function inlinePolicies(client: IAMClient, role: string, access: AwsAccess): Promise<NamedDocument[]> {
  const { GetRolePolicyCommand, ListRolePoliciesCommand } = await import('@aws-sdk/client-iam');
  const names: string[] = [];
  const list = (marker: string | undefined) =>
    iamRequest('ListRolePolicies', access, () => client.send(new ListRolePoliciesCommand({ RoleName: role, Marker: marker })));
  for await (const page of pagesOf(list)) names.push(...(page.PolicyNames ?? []));
  return inGroups(names.sort(), async (name) => {
    const get = () => client.send(new GetRolePolicyCommand({ RoleName: role, PolicyName: name }));
    const { PolicyDocument: text } = await iamRequest('GetRolePolicy', access, get);
    return { name, document: apiDocument(text, `${role}/${name}`) };
  });
}

/** The ARNs of the managed policies. */
async function attachedPolicies(client: IAMClient, role: string, access: AwsAccess): Promise<string[]> {
  const { ListAttachedRolePoliciesCommand } = await import('@aws-sdk/client-iam');
  const arns: string[] = [];
  const list = (marker: string | undefined) =>
    iamRequest('ListAttachedRolePolicies', access, () =>
      client.send(new ListAttachedRolePoliciesCommand({ RoleName: role, Marker: marker })),
    );
  for await (const page of pagesOf(list)) arns.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
  return arns.sort();
}

/** What the default version of a managed policy says. */
async function managedDocument(client: IAMClient, arn: string, access: AwsAccess): Promise<readonly [string, AttachedContent]> {
  const { GetPolicyCommand, GetPolicyVersionCommand } = await import('@aws-sdk/client-iam');
  const { Policy: policy } = await iamRequest('GetPolicy', access, () => client.send(new GetPolicyCommand({ PolicyArn: arn })));
  const get = () => client.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: policy?.DefaultVersionId }));
  const { PolicyVersion: version } = await iamRequest('GetPolicyVersion', access, get);
  return [arn, documentContent(apiDocument(version?.Document, arn))];
}
