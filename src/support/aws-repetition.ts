import type { AwsAccess } from './aws-access.ts';
import { awsError, awsErrorFacts, isThrottled } from './aws-errors.ts';

/** Seconds before each repetition. */
const WAITS_WHERE_THROTTLED = [1, 2, 4, 8, 16, 16, 16];
const WAITS_WHERE_AWS_FAILED = [1, 2, 4];

/**
 * Makes a request: one that is throttled is repeated after a wait that the user sees, for about a minute; one that
 * AWS fails at three times.
 * Throws AwsError where it still fails.
 */
export async function repeated<Answer>(
  service: string,
  operation: string,
  access: AwsAccess,
  send: () => Promise<Answer>,
): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const { waits, reason } = repetition(error);
      const wait = waits[attempt];
      if (wait === undefined) throw awsError(error, { service, operation, ...access }) ?? error;
      await access.wait(wait, `${service}:${operation}: ${reason}`);
    }
  }
}

/** How long to wait before each repetition, and what to say of it; never where the same request would get the same answer. */
function repetition(error: unknown): { readonly waits: readonly number[]; readonly reason: string } {
  const facts = awsErrorFacts(error);
  if (isThrottled(facts)) return { waits: WAITS_WHERE_THROTTLED, reason: `AWS asks for fewer requests (${facts.name})` };
  return { waits: facts.status >= 500 ? WAITS_WHERE_AWS_FAILED : [], reason: `AWS failed with ${facts.status}` };
}
