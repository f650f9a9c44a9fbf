import { escapeIamText } from '../policy/iam-text.ts';
import type { Denial } from './aggregate.ts';
import { readDenialMessage } from './denial-message.ts';
import { isDenied } from './denied-codes.ts';
import type { EventResource } from './event-resources.ts';
import { resourcesOfEvent } from './event-resources.ts';
import type { Caller, TrailRecord } from './record.ts';

/** One thing that a recorded call touched, or was denied to touch. */
export interface TouchedResource extends EventResource {
  readonly denied?: Denial;
}

/**
 * What a record's call touched. Of a denied call what was denied, as the message says, else as the record does, and which policy denied it. Where a service was
 * denied something on the way, such as a queue its key (`KMS.AccessDeniedException`), the message alone tells: that is denied, the call itself was not.
 */
export function touchedResources(record: TrailRecord, caller: Caller): readonly TouchedResource[] {
  const resources = resourcesOfEvent(record, caller);
  if (record.errorCode === undefined) return resources;
  const message = record.errorMessage ?? '';
  const isOwn = isDenied(record.errorCode);
  if (!isOwn && isOfAnother(message, record)) return resources;
  const { action, resource, policy: _, ...denied } = readDenialMessage(message);
  if (action === undefined) return isOwn ? resources.map((each) => ({ ...each, denied })) : resources;
  const own = isOwn ? [] : resources.filter((each) => !isSame(each, action));
  if (resource !== undefined) return [...own, { action, resource: resource === '*' ? '*' : escapeIamText(resource), denied }];
  const meant = resources.filter((each) => isSame(each, action));
  return [...own, ...(meant.length > 0 ? meant : [{ action, resource: '' }]).map((each) => ({ ...each, denied }))];
}

/** True where a message names who was not authorised, and it is not the caller: a role, say, that a service was to use. */
function isOfAnother(message: string, { identity }: TrailRecord): boolean {
  const [, principal] = /(arn:[^\s'"]+)['"]?\s+is\s+not\s+authorized/i.exec(message) ?? [];
  return principal !== undefined && principal !== identity.arn;
}

function isSame(each: EventResource, action: string): boolean {
  return each.action?.toLowerCase() === action.toLowerCase();
}
