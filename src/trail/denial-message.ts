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
  const [, action, rest = ''] = /not authorized to perform:?\s+([A-Za-z0-9-]+:[A-Za-z0-9*]+)(.*)$/s.exec(message) ?? [];
  if (action === undefined) return {};
  const text = rest.replaceAll(/\s+/g, ' ');
  const [, place = firstLine(rest), missing, denying, through] = DENIAL.exec(text) ?? [];
  const [, named] = /^ on resource:? ?"?(arn:.+|\*)$/s.exec(place.trimEnd()) ?? [];
  const resource = named?.replace(/["'].*$/s, '').replace(/[.,;]+$/, '');
  const policyType = (missing ?? through ?? denying)?.replace(/^sessions\b/, 'session').replace(/ policy$/, '');
  return {
    action,
    ...(resource === undefined ? {} : { resource }),
    ...(policyType === undefined ? {} : { policyType, explicit: denying !== undefined }),
  };
}

/** Without a reason behind it nothing but the end of its line ends a resource. */
function firstLine(rest: string): string {
  return rest.replace(/^\s+/, ' ').replace(/[\r\n].*$/s, '');
}

const POLICY = '((?:[A-Za-z-]+ ){1,2}?(?:policy|boundary))';

/** What stands in front, the policy of "because no … allows" (one of AWS's examples lacks the "no"), and those of "with an explicit deny in a … through a …". */
const DENIAL = new RegExp(
  `^(.*?) (?:because (?:no|the) ${POLICY} allows\\b|with an explicit deny in (?:an? |the )?${POLICY}(?: transitively through (?:an? |the )?${POLICY})?)`,
  's',
);
