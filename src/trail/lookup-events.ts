import type { Event } from '@aws-sdk/client-cloudtrail';
import type { AwsAccess } from '../support/aws-access.ts';
import { clientSettings } from '../support/aws-access.ts';
import { repeated } from '../support/aws-repetition.ts';
import { EVENTS_PER_REQUEST, REQUESTS_PER_SECOND } from './lookup-estimate.ts';

/** What is asked of the event history. */
export interface HistoryQuestion {
  readonly access: AwsAccess;
  readonly since: Date;
  /** The last moment that counts. */
  readonly until: Date;
  /** The name of a role session, which for a Lambda function is its name: the one thing of a caller that AWS can look for. Absent: every event. */
  readonly session?: string;
  /** Waits without a word, between requests. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

const SERVICE = 'cloudtrail';
const OPERATION = 'LookupEvents';

/**
 * Reads the event history of one region, newest first, at two requests a second, and hands every page to `onPage`, which says whether to go on.
 * @throws {AwsError} where AWS does not answer or refuses.
 */
export async function readEventHistory(
  { access, since, until, session, pause }: HistoryQuestion,
  onPage: (events: readonly Event[], isLast: boolean) => boolean,
): Promise<void> {
  const { CloudTrailClient, LookupEventsCommand } = await import('@aws-sdk/client-cloudtrail');
  const client = new CloudTrailClient(clientSettings(access));
  let token: string | undefined;
  do {
    if (token !== undefined) await pause(1000 / REQUESTS_PER_SECOND);
    const answer = await repeated(SERVICE, OPERATION, access, () =>
      client.send(
        new LookupEventsCommand({
          MaxResults: EVENTS_PER_REQUEST,
          StartTime: since,
          EndTime: until,
          ...(session === undefined ? {} : { LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: session }] }),
          ...(token === undefined ? {} : { NextToken: token }),
        }),
      ),
    );
    token = answer.NextToken;
    if (!onPage(answer.Events ?? [], token === undefined)) return;
  } while (token !== undefined);
}
