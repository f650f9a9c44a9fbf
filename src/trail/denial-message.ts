import type { Denial } from './aggregate.ts';

/** What the message of a denied call says. */
export interface DenialMessage extends Denial {
  /** As the message writes it: `s3:GetObject`. */
  readonly action?: string;
  /** The ARN, or `*`. */
  readonly resource?: string;
  /** The ARN of the policy that denied it. */
  readonly policy?: string;
}

/**
 * Reads what a service says when it refuses a call: `User: ARN is not authorized to perform: ACTION on resource: ARN because no identity-based policy allows the
 * ACTION action`, `… with an explicit deny in a service control policy`. Of a refusal beside
 * IAM only who refused; empty for other texts, such as an encoded message.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function readDenialMessage(message: string): DenialMessage {
  const [, action, rest = ''] = HEAD.exec(message) ?? [];
  if (action === undefined) return refusedBeside(message);
  const reason = reasonIn(rest);
  const resource = resourceIn(reason?.before ?? firstLine(rest));
  return { action, ...(resource === undefined ? {} : { resource }), ...reason?.denial };
}

/** Refusals that name no action, since no policy made them: what the message says, and its name among the denying policies. */
const BESIDE_IAM: readonly (readonly [RegExp, string])[] = [
  // https://docs.aws.amazon.com/lake-formation/latest/dg/troubleshooting.html
  [/insufficient lake formation permission/i, 'Lake Formation'],
  // https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html
  [/don't have access to the model/i, 'model access'],
];

function refusedBeside(message: string): DenialMessage {
  const [, policyType] = BESIDE_IAM.find(([pattern]) => pattern.test(message)) ?? [];
  return policyType === undefined ? {} : { policyType };
}

/** How long a denial message is at the beginning of a text: to the end of the line on which its reason ends. */
export function messageLength(text: string): number {
  const [head = '', action = '', rest = ''] = HEAD.exec(text) ?? [];
  const end = head.indexOf(action) + action.length + (reasonIn(rest)?.end ?? 0);
  const line = text.indexOf('\n', text.indexOf(head) + end);
  return line < 0 ? text.length : line;
}

const HEAD = /not\s+authorized\s+to\s+perform:?\s+[`'"]?([A-Za-z0-9-]+:[A-Za-z0-9*]+)[`'"]?(.*)$/is;

const POLICY = '((?:[A-Za-z-]+\\s+){1,2}?(?:policy|boundary))';

/** "because no … allows" (one of AWS's examples lacks the "no"), and "with an explicit deny in a … through a …" with the policy's ARN behind; older ones end after "deny". */
const REASON = new RegExp(
  [
    `\\s(?:because\\s+(?:no|the)\\s+${POLICY}\\s+allows\\b`,
    `(because\\s[^\\n]*?\\bno\\s+resource-based\\s+policies\\s+allow\\s+access\\b)`,
    `with\\s+an\\s+explicit\\s+deny(?:\\s+in\\s+(?:an?\\s+|the\\s+)?${POLICY}(?:\\s+transitively\\s+through\\s+(?:an?\\s+|the\\s+)?${POLICY})?(?::\\s+(arn:\\S+))?)?)`,
  ].join('|'),
  'i',
);

/** The reason in what stands behind the action: in the same paragraph, and not below the first line of a stack. */
function reasonIn(
  rest: string,
): { readonly before: string; readonly end: number; readonly denial: Omit<DenialMessage, 'action' | 'resource'> } | undefined {
  const paragraph = rest.replace(/\n\s*(?:\n|at\s).*$/s, '');
  const found = REASON.exec(paragraph);
  if (found === null) return undefined;
  const [text, missing, keyPolicy, denying, through, policy] = found;
  const named = (missing ?? through ?? denying)?.replaceAll(/\s+/g, ' ').replace(/^sessions\b/, 'session');
  const policyType = keyPolicy === undefined ? named?.replace(/ policy$/, '') : 'resource-based';
  const explicit = keyPolicy === undefined ? { explicit: missing === undefined } : {};
  return {
    before: paragraph.slice(0, found.index),
    end: found.index + text.length,
    denial: {
      ...(policyType === undefined ? {} : { policyType }),
      ...explicit,
      ...(policy === undefined ? {} : { policy: policy.replace(/["'.,;]+$/, '') }),
    },
  };
}

/** Without a reason behind it nothing but the end of its line ends a resource; tools break lines before it and before `on resource`. */
function firstLine(rest: string): string {
  return rest
    .replace(/^\s+/, ' ')
    .replace(/^( on resource:)\s+/i, '$1 ')
    .replace(/[\r\n].*$/s, '');
}

/** What SDKs write behind a message: `(Service: AmazonDynamoDBv2; Status Code: 400; …)`, `status code: 403, request id: …`. */
const TRAILER = /\s+(?:\((?:Service|Status|SDK|Request|Code)\b.*|status code:.*)$/is;

/**
 * What API Gateway writes in the place of a name, and what that may be: an account (`********3333`), a connection.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-using-iam-policies-to-invoke-api.html
 */
const UNNAMED: readonly (readonly [RegExp, string])[] = [
  [/^(arn:[^:]*:execute-api:[^:]*:)\*+\d{4}:/, '$1*:'],
  [/\/@connections\/\{\w+\}$/, '/@connections/*'],
];

function resourceIn(place: string): string | undefined {
  const text = place.replaceAll(/\s+/g, ' ').replace(TRAILER, '').trimEnd();
  const [, named] = /^ on (?:resource:? ?)?["'`]?(arn:.+|\*)$/is.exec(text) ?? [];
  const arn = named?.replace(/["'`].*$/s, '').replace(/[.,;]+$/, '');
  return arn === undefined ? undefined : UNNAMED.reduce((known, [pattern, any]) => known.replace(pattern, any), arn);
}
