import type { Denial } from './aggregate.ts';

/** What the message of a denied call says. */
export interface DenialMessage extends Denial {
  /** As the message writes it: `s3:GetObject`. */
  readonly action?: string;
  /** The ARN, or `*`. */
  readonly resource?: string;
}

/**
 * Reads what a service says when it refuses a call: `User: ARN is not authorized to perform: ACTION on resource: ARN because no identity-based policy allows the
 * ACTION action`, `… with an explicit deny in a service control policy`. Empty for other texts, such as an encoded message.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function readDenialMessage(message: string): DenialMessage {
  const [, action, rest = ''] = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9*]+)(.*)$/s.exec(message) ?? [];
  if (action === undefined) return {};
  const reason = /^(.*) (?:because no (.+?) allows\b|with an explicit deny in an? ([a-z -]+))/s.exec(rest);
  const [, place = '', missing, denying] = reason ?? [undefined, rest];
  const [, named] = /^ on resource: ?"?(arn:.+|\*)$/s.exec(place) ?? [];
  const resource = named?.replace(/["'.]+$/, '');
  const policyType = (missing ?? denying)?.replace(/ policy$/, '').trim();
  return {
    action,
    ...(resource === undefined ? {} : { resource }),
    ...(policyType === undefined ? {} : { policyType, explicit: denying !== undefined }),
  };
}
