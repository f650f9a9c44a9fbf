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
  /** The role that made the call; absent for users, services and other accounts. */
  readonly caller?: Caller;
  readonly invokedBy?: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
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
  const { eventSource, eventName, awsRegion, recipientAccountId, readOnly, errorCode, errorMessage, resources } = json;
  const eventTime = readTime(json.eventTime);
  if (eventTime === undefined || typeof eventSource !== 'string' || typeof eventName !== 'string') return undefined;
  const identity = isObject(json.userIdentity) ? json.userIdentity : {};
  const caller = callerOf(identity);
  const { invokedBy, accountId } = identity;
  return {
    eventTime,
    eventSource,
    eventName,
    region: typeof awsRegion === 'string' ? awsRegion : '',
    account: typeof recipientAccountId === 'string' ? recipientAccountId : typeof accountId === 'string' ? accountId : '',
    category: categoryOf(json),
    readOnly: readOnly === true,
    isCall: isCall(json),
    ...(caller === undefined ? {} : { caller }),
    ...(typeof invokedBy === 'string' ? { invokedBy } : {}),
    ...(typeof errorCode === 'string' ? { errorCode } : {}),
    ...(typeof errorMessage === 'string' ? { errorMessage } : {}),
    requestParameters: json.requestParameters,
    resources: Array.isArray(resources) ? resources : [],
  };
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

/** A VPC endpoint's record repeats the service's own, unless the endpoint denied the call, which then never reached the service. */
function isCall({ eventType, errorCode }: Readonly<Record<string, unknown>>): boolean {
  return eventType === undefined || eventType === 'AwsApiCall' || (eventType === 'AwsVpceEvent' && errorCode !== undefined);
}

const ASSUMED_ROLE = /^(arn:[^:]+:sts::([^:]*):assumed-role\/[^/]+)\/(.+)$/;

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
function callerOf(identity: Readonly<Record<string, unknown>>): Caller | undefined {
  if (identity.type !== 'AssumedRole') return undefined;
  const { arn, principalId, accountId, sessionContext } = identity;
  const issuer = isObject(sessionContext) && isObject(sessionContext.sessionIssuer) ? sessionContext.sessionIssuer : {};
  const [uniqueId = '', ...sessionOfId] = typeof principalId === 'string' ? principalId.split(':') : [];
  const assumed = typeof arn === 'string' ? ASSUMED_ROLE.exec(arn) : null;
  const isRole = issuer.type === undefined || issuer.type === 'Role';
  const role = isRole && typeof issuer.arn === 'string' ? issuer.arn : assumed?.[1];
  if (role === undefined || !isRole) return undefined;
  const account = typeof accountId === 'string' ? accountId : (assumed?.[2] ?? role.split(':')[4] ?? '');
  return { role, uniqueId, session: assumed?.[3] ?? sessionOfId.join(':'), account };
}
