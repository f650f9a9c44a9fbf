import type { AttachedRole } from '../../model/attached-role.ts';
import type { AwsAccess } from '../../support/aws-access.ts';
import { attachedRole, documentContent } from '../role-detail.ts';
import { apiDocument, apiDocuments, apiRole } from './api-role.ts';
import { requestAccount } from './request-account.ts';

/** All roles of the account whose credentials are in use, each with all that it holds, ordered by ARN. Throws UserError where AWS cannot be asked. */
export async function readAccount(access: AwsAccess): Promise<AttachedRole[]> {
  const { roles, policies } = await requestAccount(access);
  const contents = new Map(
    policies.flatMap(({ Arn: arn, PolicyVersionList }) => {
      const document = PolicyVersionList?.[0]?.Document;
      return arn === undefined || document === undefined ? [] : [[arn, documentContent(apiDocument(document, arn))] as const];
    }),
  );
  const attached = roles.map((role) => {
    const inline = (role.RolePolicyList ?? []).map(({ PolicyName, PolicyDocument }) => ({
      name: PolicyName ?? '',
      document: PolicyDocument,
    }));
    const managed = (role.AttachedManagedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []).sort();
    return attachedRole({ ...apiRole(role), inline: apiDocuments(role, inline), managed }, contents);
  });
  return attached.sort((a, b) => (a.id < b.id ? -1 : 1));
}
