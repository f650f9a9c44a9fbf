import type { AwsAccess } from './aws-access.ts';
import { awsError, awsErrorFacts, isThrottled } from './aws-errors.ts';

/** Seconds before each repetition. */
const WAITS = [1, 2, 4, 8, 16, 16, 16];

/**
 * Makes a request: one that is throttled, or that AWS fails at, is repeated after a wait that the user sees, up to seven times in about a minute.
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
      const reason = reasonToRepeat(error);
      const wait = WAITS[attempt];
      if (reason === undefined || wait === undefined) throw awsError(error, { service, operation, ...access }) ?? error;
      await access.wait(wait, `${service}:${operation}: ${reason}`);
    }
  }
}

function reasonToRepeat(error: unknown): string | undefined {
  const facts = awsErrorFacts(error);
  if (isThrottled(facts)) return `AWS asks for fewer requests (${facts.name})`;
  return facts.status >= 500 ? `AWS failed with ${facts.status}` : undefined;
}
