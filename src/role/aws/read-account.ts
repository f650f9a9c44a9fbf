import type { RoleDetail as ApiRole, ManagedPolicyDetail } from '@aws-sdk/client-iam';
import type { AttachedContent, AttachedRole } from '../../model/attached-role.ts';
import type { AwsAccess } from '../../support/aws-access.ts';
import { UserError } from '../../support/errors.ts';
import { isoDate } from '../iso-date.ts';
import { attachedRole, documentContent, NEVER_USED, type RoleDetail } from '../role-detail.ts';
import { apiDocument } from './api-document.ts';
import { iamClient, iamRequest, pagesOf } from './iam-client.ts';

const LARGEST_PAGE = 1000;

/**
 * All roles of the account whose credentials are in use, each with all that it holds, ordered by ARN. Throws UserError where AWS cannot be asked.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export async function readAccount(access: AwsAccess): Promise<AttachedRole[]> {
  const { GetAccountAuthorizationDetailsCommand } = await import('@aws-sdk/client-iam');
  const client = await iamClient(access);
  try {
    const roles: RoleDetail[] = [];
    const contents = new Map<string, AttachedContent>();
    const list = (marker: string | undefined) =>
      iamRequest('GetAccountAuthorizationDetails', access, () =>
        client.send(
          new GetAccountAuthorizationDetailsCommand({
            Filter: ['Role', 'LocalManagedPolicy', 'AWSManagedPolicy'],
            MaxItems: LARGEST_PAGE,
            Marker: marker,
          }),
        ),
      );
    for await (const page of pagesOf(list)) {
      if (page.RoleDetailList === undefined && page.Policies === undefined)
        throw new UserError("the endpoint's answer has no RoleDetailList in it");
      roles.push(...(page.RoleDetailList ?? []).map(roleDetail));
      for (const policy of page.Policies ?? []) addContent(contents, policy);
    }
    return roles.map((role) => attachedRole(role, contents)).sort((a, b) => (a.id < b.id ? -1 : 1));
  } finally {
    client.destroy();
  }
}

function roleDetail(role: ApiRole): RoleDetail {
  const arn = role.Arn ?? '';
  const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
  const trust = role.AssumeRolePolicyDocument;
  return {
    arn,
    name: role.RoleName ?? '',
    inline: (role.RolePolicyList ?? []).map(({ PolicyName: name = '', PolicyDocument: text }) => ({
      name,
      document: apiDocument(text, `${role.RoleName}/${name}`),
    })),
    managed: (role.AttachedManagedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []).sort(),
    ...(boundary === undefined ? {} : { boundary }),
    ...(trust === undefined ? {} : { trust: apiDocument(trust, `${arn} (trust policy)`) }),
    tags: new Map((role.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
    lastUsed: isoDate(role.RoleLastUsed?.LastUsedDate) ?? NEVER_USED,
    origin: { file: arn, line: 1, column: 1 },
  };
}

function addContent(contents: Map<string, AttachedContent>, { Arn: arn, DefaultVersionId, PolicyVersionList }: ManagedPolicyDetail): void {
  const version = PolicyVersionList?.find(({ VersionId }) => VersionId === DefaultVersionId);
  if (arn !== undefined && version !== undefined) contents.set(arn, documentContent(apiDocument(version.Document, arn)));
}
