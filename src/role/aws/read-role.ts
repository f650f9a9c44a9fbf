import type { Role } from '@aws-sdk/client-iam';
import type { AttachedRole } from '../../model/attached-role.ts';
import type { AwsAccess } from '../../support/aws-access.ts';
import { UserError } from '../../support/errors.ts';
import { attachedRole, documentContent } from '../role-detail.ts';
import { apiDocument, apiDocuments, apiRole } from './api-role.ts';
import { requestRole } from './request-role.ts';
import { type WantedRole, wantedRole } from './role-name.ts';

/**
 * A role as AWS has it now: inline policies, attached managed policies at their default version, boundary, trust policy, tags and last use.
 * Throws UserError in one line where AWS cannot be asked, there is no such role, or it is a service-linked one.
 * @param wanted its name, with or without path, or ARN
 */
export async function readRole(wanted: string, access: AwsAccess): Promise<AttachedRole> {
  const named = wantedRole(wanted);
  const answers = await requestRole(named, access, (role) => refuseOther(role, named, wanted));
  if (answers === undefined) {
    const where = named.account === undefined ? '' : `; the ARN names ${named.account}`;
    throw new UserError(
      `--role ${wanted}: there is no such role in the account of the credentials in use${where}; check the name, or ${OTHER_ACCOUNT}`,
    );
  }
  const { role, inline, attached, boundary } = answers;
  const managed = boundary === undefined ? attached : [...attached, boundary];
  return attachedRole(
    { ...apiRole(role), inline: apiDocuments(role, inline), managed: attached.map(({ name }) => name) },
    new Map(managed.map(({ name, document }) => [name, documentContent(apiDocument(document, name))])),
  );
}

function refuseOther({ Arn: found = '', Path }: Role, { account, arn }: WantedRole, wanted: string): void {
  if (account !== undefined && found.split(':')[4] !== account)
    throw new UserError(`--role ${wanted}: the credentials in use see ${found} instead; ${OTHER_ACCOUNT}`);
  if (arn !== undefined && arn !== found) throw new UserError(`--role ${wanted}: the role of that name is ${found}; name it by that`);
  if (Path?.startsWith('/aws-service-role/') === true)
    throw new UserError(`--role ${wanted}: a service-linked role, whose policies only AWS changes; name the function's execution role`);
}

const OTHER_ACCOUNT = 'choose credentials of its account by --profile';
