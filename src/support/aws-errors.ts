import { UserError } from './errors.ts';

/** What AWS answered, or that it did not answer, in one line; `code` is the service's own. */
export class AwsError extends UserError {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** Which request failed, and with whose credentials. */
export interface FailedRequest {
  /** The service's IAM prefix: `iam`. */
  readonly service: string;
  /** `GetRole`. */
  readonly operation: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
}

/** What an error of the SDK or of Node's network layer tells of itself. */
export interface AwsErrorFacts {
  /** The service's error code, or the error class of the SDK. */
  readonly name: string;
  /** Node's code of a network error. */
  readonly code: string;
  /** On one line. */
  readonly message: string;
  /** HTTP status, 0 where there was no answer. */
  readonly status: number;
}

/** The facts of an error that was thrown, empty where it does not have them. */
export function awsErrorFacts(error: unknown): AwsErrorFacts {
  const metadata = memberOf(error, '$metadata');
  const status = memberOf(metadata, 'httpStatusCode');
  return {
    name: textOf(memberOf(error, 'name')),
    code: textOf(memberOf(error, 'code')),
    message: textOf(memberOf(error, 'message'))
      .replace(/^@smithy\/[\w-]+ - \[ERROR\] /, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
    status: typeof status === 'number' ? status : 0,
  };
}

/** What went wrong with a request; `undefined` for errors that are not of the request. */
export function awsError(error: unknown, request: FailedRequest): AwsError | undefined {
  const facts = awsErrorFacts(error);
  const kind = KINDS.find(({ matches }) => matches(facts));
  return kind === undefined
    ? undefined
    : new AwsError(`${request.service}:${request.operation}: ${kind.explain(facts, request)}`, facts.name);
}

interface ErrorKind {
  readonly matches: (facts: AwsErrorFacts) => boolean;
  readonly explain: (facts: AwsErrorFacts, request: FailedRequest) => string;
}

/**
 * Errors of every service, the first that matches.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html
 * https://nodejs.org/docs/latest-v20.x/api/errors.html#common-system-errors
 */
const KINDS: readonly ErrorKind[] = [
  { matches: named('AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'NotAuthorized'), explain: accessDenied },
  {
    matches: (facts) => named('ExpiredToken', 'ExpiredTokenException')(facts) || /\bexpired\b/i.test(credentialsMessage(facts)),
    explain: (_, request) => `the credentials ${ofProfile(request)}have expired; sign in again${signIn(request)}`,
  },
  {
    matches: named('InvalidClientTokenId', 'UnrecognizedClientException', 'SignatureDoesNotMatch', 'AuthFailure', 'IncompleteSignature'),
    explain: (_, request) => `AWS does not accept the credentials ${ofProfile(request)}; check them with aws sts get-caller-identity`,
  },
  {
    matches: named('RequestExpired', 'RequestTimeTooSkewed'),
    explain: () => "this machine's clock is wrong; set it, AWS takes requests of the last minutes",
  },
  { matches: named('OptInRequired'), explain: () => 'the account has not opted in to this region; choose another by --region' },
  {
    matches: ({ message }) => message === 'Region is missing',
    explain: () => 'no region is configured; name one by --region, or set AWS_REGION',
  },
  { matches: (facts) => credentialsMessage(facts) !== '', explain: noCredentials },
  {
    matches: ({ code }) => code === 'ERR_INVALID_URL',
    explain: (_, { endpointUrl }) => `${endpointUrl ?? 'AWS_ENDPOINT_URL'} is no URL; an endpoint is one such as http://127.0.0.1:5000`,
  },
  {
    matches: (facts) => NETWORK_CODES.has(facts.code) || facts.name === 'TimeoutError',
    explain: ({ code, name, message }, { endpointUrl }) =>
      `no answer from ${endpointUrl ?? 'AWS'} (${code === '' ? name : code}: ${message}); check the network, the proxy and --endpoint-url`,
  },
  {
    matches: (facts) => facts.status >= 500,
    explain: ({ name, message, status }) => `AWS failed with ${status} ${name}: ${message}; try again later`,
  },
  { matches: isThrottled, explain: ({ name }) => `AWS keeps asking for fewer requests (${name}); try again later` },
  {
    // An answer without an error code is none of AWS: another server's, or a proxy's.
    matches: ({ status, name }) => status > 0 && (status < 300 || ['', 'Error', 'Unknown', 'SyntaxError'].includes(name)),
    explain: ({ message, status }, { endpointUrl }) =>
      `${endpointUrl ?? 'the endpoint'} does not answer as AWS does (${status}: ${message.replace(/ Deserialization error.*/, '')}); check --endpoint-url and the proxy`,
  },
  { matches: ({ status }) => status > 0, explain: ({ name, message }) => `${name}: ${message}` },
];

/**
 * The codes by which services ask for fewer requests.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const THROTTLING: ReadonlySet<string> = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

/** True where the service asks for fewer requests. */
export function isThrottled({ name, status }: AwsErrorFacts): boolean {
  return THROTTLING.has(name) || status === 429;
}

const NETWORK_CODES: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'EPROTO',
  'ETIMEDOUT',
]);

function named(...names: readonly string[]): (facts: AwsErrorFacts) => boolean {
  return ({ name }) => names.includes(name);
}

/**
 * "User: ARN is not authorized to perform: iam:GetRole on resource: ... because no identity-based policy allows the iam:GetRole action", or "... with an explicit
 * deny in a service control policy": https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
function accessDenied({ message }: AwsErrorFacts, { service, operation }: FailedRequest): string {
  const [, principal, action] = /^User: (\S+) is not authorized to perform: ([\w-]+:\w+)/.exec(message) ?? [];
  const [, because, denial] = /\b(?:because (.*)|with an (explicit deny.*))$/.exec(message) ?? [];
  const who = principal ?? 'the holder of the credentials';
  const what = action ?? `${service}:${operation}`;
  if (denial !== undefined) return `access denied: ${who} may not use ${what}: ${denial}; no further Allow helps, that Deny has to go`;
  const why = because === undefined ? '' : ` (${because})`;
  return `access denied: ${who} lacks ${what}${why}; policies/tool has the policy that leastpriv needs`;
}

/** The message of an error in finding credentials, else `''`. */
function credentialsMessage({ name, message }: AwsErrorFacts): string {
  return ['CredentialsProviderError', 'TokenProviderError', 'ProviderError'].includes(name) ? message : '';
}

function noCredentials({ message }: AwsErrorFacts, { profile }: FailedRequest): string {
  const given = profile === undefined ? '' : ` by the profile ${profile}`;
  return `no AWS credentials${given}: ${message.replace(/\.$/, '')}; ${wayToCredentials(message, profile)}`;
}

function wayToCredentials(message: string, profile: string | undefined): string {
  if (/\bSSO\b/.test(message)) return `sign in by aws sso login${profile === undefined ? '' : ` --profile ${profile}`}`;
  return profile === undefined ? 'set AWS_PROFILE, name one by --profile, or sign in' : 'check ~/.aws/config and ~/.aws/credentials';
}

function ofProfile({ profile }: FailedRequest): string {
  return profile === undefined ? '' : `of the profile ${profile} `;
}

function signIn({ profile }: FailedRequest): string {
  return profile === undefined ? '' : `, for IAM Identity Center by aws sso login --profile ${profile}`;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
