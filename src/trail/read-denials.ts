import { findAction } from '../catalog/actions.ts';
import { isObject } from '../catalog/data-files.ts';
import { UserError } from '../support/errors.ts';
import { readDenialMessage } from './denial-message.ts';
import type { DeniedCall, ReadDenials } from './denials-of-text.ts';
import { callOfMessage, denialsOfText } from './denials-of-text.ts';
import { isDenied } from './denied-codes.ts';
import { denyingPolicy } from './denying-policies.ts';
import { resourcesOfEvent } from './event-resources.ts';
import type { TrailRecord } from './record.ts';
import { readRecord, unwrapRecord } from './record.ts';

/**
 * The refused calls in a text: error messages, one or several, with whatever stands around them, or JSON: CloudTrail records (one, a list, a log file, what
 * LookupEvents or EventBridge give), what STS decodes, a log's own.
 * @throws {UserError} where nothing in it says what was denied: nothing is guessed.
 */
export function readDenials(text: string): ReadDenials {
  const json = parseJson(text) ?? parseLines(text);
  const { calls, untold } = json === undefined ? denialsOfText(text) : denialsOfJson(json);
  if (calls.length === 0)
    throw new UserError(
      json === undefined || untold.length > 0 ? unreadable(untold[0] ?? text) : 'denied: nothing in the JSON says that a call was denied',
    );
  return { calls: distinct(calls), untold: distinct(untold) };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** The denied ones among records, and what STS has decoded; in JSON of another form, such as a log's, what the texts of each item say. */
function denialsOfJson(json: unknown): ReadDenials {
  const items = recordsOf(json);
  if (items.some((item) => readRecord(item) !== undefined)) return { calls: items.flatMap(denialsOfRecord), untold: [] };
  const decoded = items.flatMap(decodedDenial);
  if (decoded.length > 0) return { calls: decoded, untold: [] };
  const read = items.map((item) => denialsOfText(textsOf(item).join('\n')));
  return {
    calls: read.flatMap(({ calls }) => calls),
    untold: read.flatMap(({ calls, untold }) => (calls.length > 0 ? [] : untold)),
  };
}

/** What `aws sts decode-authorization-message` prints, or the message in it. https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
function decodedDenial(json: unknown): DeniedCall[] {
  if (!isObject(json)) return [];
  if (typeof json.DecodedMessage === 'string') return decodedDenial(parseJson(json.DecodedMessage));
  const { allowed, explicitDeny, context } = json;
  if (allowed !== false || !isObject(context) || typeof context.action !== 'string') return [];
  const { action, resource, principal } = context;
  const arn = isObject(principal) ? principal.arn : undefined;
  return [
    {
      action: findAction(action)?.name ?? action,
      ...(typeof resource === 'string' ? { resource } : {}),
      ...(typeof arn === 'string' ? { principal: arn } : {}),
      ...(explicitDeny === true ? { explicit: true } : {}),
    },
  ];
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

/** A record of a denied call; its message alone tells where the error code is of something else, such as a queue's key. */
function denialsOfRecord(json: unknown): DeniedCall[] {
  const record = readRecord(json);
  if (record?.errorCode === undefined) return [];
  const principal = principalOf(json);
  const message = record.errorMessage ?? '';
  const [told] = callOfMessage(message, principal);
  if (told?.resource !== undefined) return [told];
  if (told === undefined && !isDenied(record.errorCode)) return [];
  const { action: _, ...rest } = told ?? { action: '', ...(principal === undefined ? {} : { principal }), ...readDenialMessage(message) };
  const calls = callsOfRequest(record, told?.action);
  const actions = [...new Set(calls.map(({ action }) => action))].sort();
  const among = actions.length > 1 ? { among: actions } : {};
  return calls.map((call) => ({ ...rest, ...call, ...among }));
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
  const { policyType } = readDenialMessage(text);
  const beside = policyType === undefined ? undefined : denyingPolicy(policyType);
  if (beside !== undefined) return `denied: '${shown}' names no action, but who refused: ${beside.title}; ${beside.whenMissing}`;
  const [, operation] = /when calling the (\w+) operation/.exec(text) ?? [];
  const lookUp = operation === undefined ? '' : `leastpriv lookup SERVICE ${operation} says what the operation needs; else `;
  return `denied: '${shown}' does not name an action, so there is nothing to say about it; ${lookUp}give the whole message ("… is not authorized to perform: ACTION on resource: …") or the CloudTrail record as JSON`;
}
