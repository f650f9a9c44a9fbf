import type { ManagedPolicyDetail, RoleDetail } from '@aws-sdk/client-iam';
import type { AwsAccess } from '../../support/aws-access.ts';
import { AwsError } from '../../support/aws-errors.ts';
import { iamClient, iamRequest, pagesOf } from './iam-client.ts';

const LARGEST_PAGE = 1000;

/** What IAM answers when it is asked for all roles of the account and their managed policies. Documents are URL-encoded. */
export interface AccountAnswers {
  readonly roles: readonly RoleDetail[];
  readonly policies: readonly ManagedPolicyDetail[];
}

/**
 * Asks IAM for the whole account whose credentials are in use. Throws AwsError where it cannot be asked.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export async function requestAccount(access: AwsAccess): Promise<AccountAnswers> {
  const { GetAccountAuthorizationDetailsCommand } = await import('@aws-sdk/client-iam');
  const client = await iamClient(access);
  try {
    const roles: RoleDetail[] = [];
    const policies: ManagedPolicyDetail[] = [];
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
    for await (const { RoleDetailList, Policies } of pagesOf(list)) {
      if (RoleDetailList === undefined && Policies === undefined)
        throw new AwsError(
          "iam:GetAccountAuthorizationDetails: the endpoint's answer has no RoleDetailList in it; check --endpoint-url",
          '',
        );
      roles.push(...(RoleDetailList ?? []));
      for (const policy of Policies ?? []) policies.push(inDefaultVersion(policy));
    }
    return { roles, policies };
  } finally {
    client.destroy();
  }
}

/** Without the versions that are not in force: an account's answer is several times smaller. */
function inDefaultVersion(policy: ManagedPolicyDetail): ManagedPolicyDetail {
  const { Arn, DefaultVersionId, PolicyVersionList } = policy;
  return { Arn, DefaultVersionId, PolicyVersionList: PolicyVersionList?.filter(({ VersionId }) => VersionId === DefaultVersionId) };
}
