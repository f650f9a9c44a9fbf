import type { IAMClient } from '@aws-sdk/client-iam';
import { type AwsAccess, clientSettings } from '../../support/aws-access.ts';
import { repeated } from '../../support/aws-repetition.ts';
import { UserError } from '../../support/errors.ts';

/**
 * IAM is one service for all regions of a partition; where no region is configured, one of these names the partition.
 * https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
const REGIONS: ReadonlyMap<string, string> = new Map([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-eusc', 'eusc-de-east-1'],
  ['aws-iso', 'us-iso-east-1'],
  ['aws-iso-b', 'us-isob-east-1'],
  ['aws-us-gov', 'us-gov-west-1'],
]);

/**
 * A client of IAM. The SDK is loaded here: commands that need no AWS never wait for it.
 * @param partition that of the ARN that is asked about, where one is known
 */
export async function iamClient(access: AwsAccess, partition = 'aws'): Promise<IAMClient> {
  const { IAMClient } = await import('@aws-sdk/client-iam');
  const client = new IAMClient(clientSettings(access));
  const isKnown = await client.config.region().then(
    () => true,
    () => false,
  );
  return isKnown ? client : new IAMClient({ ...clientSettings(access), region: REGIONS.get(partition) ?? 'us-east-1' });
}

/** Makes one request of IAM as `repeated` does. */
export function iamRequest<Answer>(operation: string, access: AwsAccess, send: () => Promise<Answer>): Promise<Answer> {
  return repeated('iam', operation, access, send);
}

/** One page of an answer: https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html */
interface Page {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

/** The pages of an answer, one request after the other. Throws UserError where the endpoint would never come to an end. */
export async function* pagesOf<Answer extends Page>(request: (marker: string | undefined) => Promise<Answer>): AsyncGenerator<Answer> {
  for (let marker: string | undefined; ; ) {
    const page = await request(marker);
    yield page;
    if (page.IsTruncated !== true) return;
    if (page.Marker === undefined || page.Marker === marker)
      throw new UserError('iam: the endpoint says that there is more, but not where; check --endpoint-url');
    marker = page.Marker;
  }
}
