import type { GetServiceLastAccessedDetailsResponse, IAMClient, ServiceLastAccessed } from '@aws-sdk/client-iam';
import type { LastAccessed, LastAccessedReport } from '../../model/last-accessed.ts';
import type { AwsAccess } from '../../support/aws-access.ts';
import { UserError } from '../../support/errors.ts';
import { isoDate } from '../iso-date.ts';
import { iamClient, iamRequest, pagesOf } from './iam-client.ts';

/** "The tracking period for services is for the last 400 days": https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html */
const TRACKING_DAYS = 400;

/** Seconds between two questions whether the report is ready; a report is ready within seconds, for a role with much within a few minutes. */
const POLLS = [1, 2, 4, 8, 15, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30];

/**
 * When the role last used each service that it is allowed, and each action that IAM tracks: the report is ordered, waited for and read. Throws UserError where
 * AWS cannot be asked, or does not finish the report in about five minutes.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html
 */
export async function readLastAccessed(roleArn: string, access: AwsAccess): Promise<LastAccessedReport> {
  const role = arnOfRole(roleArn);
  const client = await iamClient(access, role.split(':')[1]);
  try {
    const job = await orderReport(client, role, access);
    const ready = await waitForReport(client, job, access);
    const entries: LastAccessed[] = [];
    for await (const page of pagesOf((marker) => (marker === undefined ? Promise.resolve(ready) : reportPage(client, job, marker, access))))
      entries.push(...(page.ServicesLastAccessed ?? []).flatMap(entriesOf));
    return {
      role,
      trackingPeriod: { until: isoDate(ready.JobCompletionDate ?? ready.JobCreationDate) ?? '', days: TRACKING_DAYS },
      entries: entries.sort(byName),
    };
  } finally {
    client.destroy();
  }
}

/** Reports are made for users, groups and policies too; this tool asks only for roles, and its own policy allows no more. */
function arnOfRole(text: string): string {
  const [, partition, account, name] = /^arn:([\w-]+):iam::(\d{12}):role\/([!-~]+)$/.exec(text) ?? [];
  if (name === undefined) throw new UserError(`last accessed: ${text} is not the ARN of a role; name the role by --role`);
  return `arn:${partition}:iam::${account}:role/${name}`;
}

async function orderReport(client: IAMClient, roleArn: string, access: AwsAccess): Promise<string> {
  const { GenerateServiceLastAccessedDetailsCommand } = await import('@aws-sdk/client-iam');
  const order = () => client.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: roleArn, Granularity: 'ACTION_LEVEL' }));
  const { JobId } = await iamRequest('GenerateServiceLastAccessedDetails', access, order);
  if (JobId === undefined) throw new UserError(`${roleArn}: the endpoint's answer has no JobId in it`);
  return JobId;
}

async function waitForReport(client: IAMClient, job: string, access: AwsAccess): Promise<GetServiceLastAccessedDetailsResponse> {
  for (const seconds of [...POLLS, 0]) {
    const page = await reportPage(client, job, undefined, access);
    if (page.JobStatus === 'COMPLETED') return page;
    if (page.JobStatus === 'FAILED')
      throw new UserError(`last accessed: AWS could not make the report: ${page.Error?.Message ?? page.Error?.Code ?? 'no reason given'}`);
    if (seconds > 0) await access.wait(seconds, 'AWS prepares the last accessed report');
  }
  throw new UserError('last accessed: the report is not ready after five minutes; try again, or leave out --last-accessed');
}

async function reportPage(client: IAMClient, job: string, marker: string | undefined, access: AwsAccess) {
  const { GetServiceLastAccessedDetailsCommand } = await import('@aws-sdk/client-iam');
  const get = () => client.send(new GetServiceLastAccessedDetailsCommand({ JobId: job, Marker: marker }));
  return iamRequest('GetServiceLastAccessedDetails', access, get);
}

function entriesOf(service: ServiceLastAccessed): LastAccessed[] {
  const prefix = service.ServiceNamespace ?? '';
  const whole = entry(prefix, undefined, service.LastAuthenticated, service.LastAuthenticatedRegion);
  const actions = (service.TrackedActionsLastAccessed ?? []).map(({ ActionName, LastAccessedTime, LastAccessedRegion }) =>
    entry(prefix, `${prefix}:${ActionName}`, LastAccessedTime, LastAccessedRegion),
  );
  return [whole, ...actions];
}

function entry(service: string, action: string | undefined, date: Date | undefined, region: string | undefined): LastAccessed {
  const last = isoDate(date);
  return {
    service,
    ...(action === undefined ? {} : { action }),
    ...(last === undefined ? {} : { lastAuthenticated: last }),
    ...(region === undefined ? {} : { region }),
  };
}

function byName(a: LastAccessed, b: LastAccessed): number {
  const left = `${a.service}\n${a.action ?? ''}`;
  const right = `${b.service}\n${b.action ?? ''}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
