import type { RecordedEvent } from './recorded-event.ts';
import { recordedEvent } from './recorded-event.ts';

/** What the scanner does with a member; tools/record-scanner/assembly/records.ts has the same numbers. */
const LEAVE_OUT = 0;
const KEEP = 1;
const TIME = 2;
const SOURCE = 3;
const NAME = 4;
const REQUEST = 5;
const UNUSUAL = 6;
const ITEM = 7;
const RESOURCES = 8;

/** Kinds of objects of which only some members are kept; requests are told apart by their events, from FIRST_REQUEST on. */
const RECORD = 16;
const EVENT = 17;
const IDENTITY = 18;
const SESSION_CONTEXT = 19;
const SESSION_ISSUER = 20;
const FIRST_REQUEST = 32;

/**
 * What is read of a record, and what is not. What is not named here is kept. Wrapped records and aggregates are unusual among records.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const MEMBERS: ReadonlyMap<number, ReadonlyMap<string, number>> = new Map([
  [
    RECORD,
    new Map([
      ['eventTime', TIME],
      ['eventSource', SOURCE],
      ['eventName', NAME],
      ['userIdentity', IDENTITY],
      ['requestParameters', REQUEST],
      ['resources', RESOURCES],
      ...all(UNUSUAL, ['CloudTrailEvent', 'detail', 'detail-type', 'schemaVersion', 'groups']),
      ...all(LEAVE_OUT, ['userAgent', 'tlsDetails', 'responseElements', 'additionalEventData', 'sourceIPAddress', 'requestID', 'eventID']),
      ...all(LEAVE_OUT, ['sharedEventID', 'eventVersion', 'apiVersion', 'serviceEventDetails', 'vpcEndpointId', 'vpcEndpointAccountId']),
      ...all(LEAVE_OUT, ['sessionCredentialFromConsole']),
    ]),
  ],
  [IDENTITY, new Map([['sessionContext', SESSION_CONTEXT], ...all(LEAVE_OUT, ['accessKeyId', 'userName', 'credentialId'])])],
  [SESSION_CONTEXT, new Map([['sessionIssuer', SESSION_ISSUER], ...all(LEAVE_OUT, ['attributes', 'webIdFederationData'])])],
  [SESSION_ISSUER, new Map(all(LEAVE_OUT, ['principalId', 'accountId', 'userName']))],
]);

function all(decision: number, names: readonly string[]): [string, number][] {
  return names.map((name) => [name, decision]);
}

/** The events that requests were seen of, and the kinds of these requests. */
const events: RecordedEvent[] = [];
const kinds = new Map<RecordedEvent, number>();

/** What to do with the member whose name is written like this in an object of this kind. */
export function keptMember(kind: number, name: string): number {
  if (kind === EVENT) return kindOfRequest(name);
  if (kind >= FIRST_REQUEST) return memberOfRequest(events[kind - FIRST_REQUEST], name);
  return name.includes('\\') ? UNUSUAL : (MEMBERS.get(kind)?.get(name) ?? KEEP);
}

/** A name is as it is written: what has escapes may be any. */
function memberOfRequest(event: RecordedEvent | undefined, name: string): number {
  if (event === undefined || name.includes('\\')) return KEEP;
  if (name === event.item) return ITEM;
  return event.reads(name) ? KEEP : LEAVE_OUT;
}

/** `written`: source and name as JSON, with a line between. */
function kindOfRequest(written: string): number {
  const [source, name, ...others] = written.split('\n').map(textOf);
  if (source === undefined || name === undefined || others.length > 0) return KEEP;
  const event = recordedEvent(source, name);
  if (event === undefined) return LEAVE_OUT;
  let kind = kinds.get(event);
  if (kind === undefined) {
    kind = FIRST_REQUEST + events.length;
    events.push(event);
    kinds.set(event, kind);
  }
  return kind;
}

function textOf(json: string): string | undefined {
  try {
    const text: unknown = JSON.parse(json);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}
