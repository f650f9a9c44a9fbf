import { isObject } from '../catalog/data-files.ts';

/** One CloudTrail record, with what decides where it counts. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export interface TrailRecord {
  /** `2026-09-01T13:04:05Z`. */
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly region: string;
  /** The account that the record was delivered to. */
  readonly account: string;
  /** `Management`, `Data`, `NetworkActivity`, `Insight`. */
  readonly category: string;
  readonly readOnly: boolean;
  /** False for what no caller asked for: events of the service itself, sign-ins, insights. */
  readonly isCall: boolean;
  /** `userIdentity`, of which callerOf tells the role. */
  readonly identity: Readonly<Record<string, unknown>>;
  readonly invokedBy: string | undefined;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly requestParameters: unknown;
  readonly resources: readonly unknown[];
}

/** A role session. */
export interface Caller {
  /** The role's ARN; where the record has none, the assumed-role ARN without its session. */
  readonly role: string;
  /** The role's unique id: `AROA…`. */
  readonly uniqueId: string;
  readonly session: string;
  readonly account: string;
}

/** The record that parsed JSON is; `undefined` where it is none. */
export function readRecord(json: unknown): TrailRecord | undefined {
  if (!isObject(json)) return undefined;
  const { eventSource, eventName, resources, userIdentity } = json;
  const eventTime = readTime(json.eventTime);
  if (eventTime === undefined || typeof eventSource !== 'string' || typeof eventName !== 'string') return undefined;
  const identity = isObject(userIdentity) ? userIdentity : NOBODY;
  return {
    eventTime,
    eventSource,
    eventName,
    region: textOf(json.awsRegion) ?? '',
    account: textOf(json.recipientAccountId) ?? textOf(identity.accountId) ?? '',
    category: categoryOf(json),
    readOnly: json.readOnly === true,
    isCall: isCall(json),
    identity,
    invokedBy: textOf(identity.invokedBy),
    errorCode: textOf(json.errorCode),
    errorMessage: textOf(json.errorMessage),
    requestParameters: json.requestParameters,
    resources: Array.isArray(resources) ? resources : NOTHING,
  };
}

const NOBODY: Readonly<Record<string, unknown>> = {};
const NOTHING: readonly unknown[] = [];

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A record as other tools hand it over: in the text of LookupEvents' `CloudTrailEvent`, or in the `detail` of an EventBridge event. */
export function unwrapRecord(json: unknown): unknown {
  if (!isObject(json)) return json;
  if (typeof json.CloudTrailEvent === 'string') return parsed(json.CloudTrailEvent);
  return isObject(json.detail) && typeof json['detail-type'] === 'string' ? json.detail : json;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const PLAIN_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

function readTime(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (PLAIN_TIME.test(value)) return value;
  const time = /^\d{4}-\d\d-\d\d[T ]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Records before version 1.07 have no category, but say whether they are of management. */
function categoryOf(json: Readonly<Record<string, unknown>>): string {
  if (typeof json.eventCategory === 'string') return json.eventCategory;
  return json.managementEvent === false ? 'Data' : 'Management';
}

/**
 * What the records of calls are called: those of the Data API have a name of their own.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/logging-using-cloudtrail-data-api.html
 */
const CALL_TYPES: ReadonlySet<unknown> = new Set([undefined, 'AwsApiCall', 'Rds Data Service']);

/** A VPC endpoint's record repeats the service's own, unless the endpoint denied the call, which then never reached the service. */
function isCall({ eventType, errorCode }: Readonly<Record<string, unknown>>): boolean {
  return CALL_TYPES.has(eventType) || (eventType === 'AwsVpceEvent' && errorCode !== undefined);
}

const ASSUMED_ROLE = /^(arn:[^:]+:sts::([^:]*):assumed-role\/[^/]+)\/(.+)$/;

/**
 * The role session that an identity is; `undefined` for users, services and other accounts.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export function callerOf(identity: Readonly<Record<string, unknown>>): Caller | undefined {
  if (identity.type !== 'AssumedRole') return undefined;
  const issuer = issuerOf(identity);
  if (issuer.type !== undefined && issuer.type !== 'Role') return undefined;
  const assumed = ASSUMED_ROLE.exec(textOf(identity.arn) ?? '');
  const role = textOf(issuer.arn) ?? assumed?.[1];
  if (role === undefined) return undefined;
  const [uniqueId = '', ...sessionOfId] = (textOf(identity.principalId) ?? '').split(':');
  const account = textOf(identity.accountId) ?? assumed?.[2] ?? role.split(':')[4] ?? '';
  return { role, uniqueId, session: assumed?.[3] ?? sessionOfId.join(':'), account };
}

/** `sessionContext.sessionIssuer` of an identity. */
export function issuerOf({ sessionContext }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isObject(sessionContext) && isObject(sessionContext.sessionIssuer) ? sessionContext.sessionIssuer : NOBODY;
}
