import { findAction } from '../catalog/actions.ts';
import { isObject } from '../catalog/data-files.ts';
import { UserError } from '../support/errors.ts';
import { readDenialMessage } from './denial-message.ts';
import { isDenied } from './denied-codes.ts';
import { resourcesOfEvent } from './event-resources.ts';
import type { TrailRecord } from './record.ts';
import { readRecord, unwrapRecord } from './record.ts';

/** One refused call, as a message or a CloudTrail record tells it. */
export interface DeniedCall {
  /** In the catalog's spelling where it has the action, else as written. */
  readonly action: string;
  /** As IAM reads it; absent where the source names none. */
  readonly resource?: string;
  /** The ARN of who called. */
  readonly principal?: string;
  /** The words that the message has for the kind of policy: `service control`. */
  readonly policyType?: string;
  readonly explicit?: boolean;
}

/**
 * The refused calls in a text: error messages, one or several, with whatever stands around them, or CloudTrail records as JSON (one, a list, a log file, what
 * LookupEvents or EventBridge give).
 * @throws {UserError} where something in it says that access was denied, but not what: nothing is guessed.
 */
export function readDenials(text: string): DeniedCall[] {
  const json = parseJson(text) ?? parseLines(text);
  const calls = json === undefined ? denialsOfText(text) : denialsOfJson(json);
  if (calls.length === 0)
    throw new UserError(json === undefined ? unreadable(text) : 'denied: no record in the JSON says that a call was denied');
  return [...new Map(calls.map((call) => [JSON.stringify(call), call])).values()];
}

/** The denied ones among records; in JSON that has no records, such as a log's, what its texts say. */
function denialsOfJson(json: unknown): DeniedCall[] {
  const records = recordsOf(json);
  return records.some((record) => readRecord(record) !== undefined)
    ? records.flatMap(denialsOfRecord)
    : textsOf(json).flatMap((text) => (text.search(REFUSAL) < 0 ? [] : denialsOfText(text)));
}

function textsOf(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  if (Array.isArray(json)) return json.flatMap(textsOf);
  return isObject(json) ? Object.values(json).flatMap(textsOf) : [];
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One JSON text a line. */
function parseLines(text: string): unknown {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const values = lines.map(parseJson);
  return values.includes(undefined) ? undefined : values;
}

function recordsOf(json: unknown): unknown[] {
  if (Array.isArray(json)) return json.flatMap(recordsOf);
  if (!isObject(json)) return [];
  const list = json.Records ?? json.Events;
  return Array.isArray(list) ? list.flatMap(recordsOf) : [unwrapRecord(json)];
}

const REFUSAL = /(?:(arn:[^\s"']+|AnonymousPrincipal|anonymous)\s+)?is\s+not\s+authorized\s+to\s+perform/g;

/** What says that access was denied without the words that name the action. */
const BARE_DENIAL = /access ?denied|not authorized|unauthorized|forbidden/i;

function denialsOfText(text: string): DeniedCall[] {
  const found = [...text.matchAll(REFUSAL)];
  const calls = found.map((match, at) => {
    const principal = match[1];
    const message = text.slice(match.index, beginningOf(text, match.index, found[at + 1]?.index));
    const call = callOfMessage(message, principal?.startsWith('arn:') === true ? principal : undefined);
    if (call === undefined) throw new UserError(unreadable(message));
    return call;
  });
  for (const line of text.slice(0, found[0]?.index).split('\n').slice(0, -1))
    if (BARE_DENIAL.test(line)) throw new UserError(unreadable(line));
  return calls;
}

/** Where the message that begins at `from` ends: at the line on which the next one begins. */
function beginningOf(text: string, from: number, next: number | undefined): number {
  if (next === undefined) return text.length;
  const line = text.lastIndexOf('\n', next);
  return line > from ? line : next;
}

function callOfMessage(message: string, principal: string | undefined): DeniedCall | undefined {
  const { action, resource, ...denial } = readDenialMessage(message);
  if (action === undefined) return undefined;
  return {
    action: findAction(action)?.name ?? action,
    ...(resource === undefined ? {} : { resource }),
    ...(principal === undefined ? {} : { principal }),
    ...denial,
  };
}

function denialsOfRecord(json: unknown): DeniedCall[] {
  const record = readRecord(json);
  if (record === undefined || !isDenied(record.errorCode)) return [];
  const principal = principalOf(json);
  const told = callOfMessage(record.errorMessage ?? '', principal);
  if (told?.resource !== undefined) return [told];
  const { action: _, ...rest } = told ?? { action: '', ...(principal === undefined ? {} : { principal }) };
  return callsOfRequest(record, told?.action).map((call) => ({ ...rest, ...call }));
}

/** What the request itself says: the action that the message names on the record's own resources, else every action that the call needs. */
function callsOfRequest(record: TrailRecord, action: string | undefined): Pick<DeniedCall, 'action' | 'resource'>[] {
  const touched = resourcesOfEvent(record).filter((one) => one.action !== undefined && (action === undefined || one.action === action));
  const calls = touched.map((one) => ({ action: one.action ?? '', ...(one.resource === '' ? {} : { resource: one.resource }) }));
  if (calls.length > 0) return calls;
  if (action !== undefined) return [{ action }];
  throw new UserError(
    `denied: ${record.eventSource} ${record.eventName} was denied; its message names no action, and the catalog does not know which IAM action it needs`,
  );
}

function principalOf(json: unknown): string | undefined {
  const identity = isObject(json) && isObject(json.userIdentity) ? json.userIdentity : {};
  return typeof identity.arn === 'string' ? identity.arn : undefined;
}

/** Why a text tells nothing, and what would. */
function unreadable(text: string): string {
  const [, encoded] = /[Ee]ncoded authorization failure message:?\s*([\w-]+)/.exec(text) ?? [];
  if (encoded !== undefined) {
    return 'denied: the message is encoded; decode it by: aws sts decode-authorization-message --encoded-message TEXT';
  }
  const shown = text.trim().split('\n')[0]?.slice(0, 80) ?? '';
  return `denied: '${shown}' does not name an action, so there is nothing to say about it; give the whole message ("… is not authorized to perform: ACTION on resource: …") or the CloudTrail record as JSON`;
}
