import { escapeIamText } from '../policy/iam-text.ts';
import type { Denial } from './aggregate.ts';
import { readDenialMessage } from './denial-message.ts';
import type { EventResource } from './event-resources.ts';
import { resourcesOfEvent } from './event-resources.ts';
import type { Caller, TrailRecord } from './record.ts';

/** Which policy denied a call, and what: as the message says, else as the record does. */
export function readDenial(record: TrailRecord, caller: Caller): { denial: Denial; resources: readonly EventResource[] } {
  const { action, resource, policy: _, ...denial } = readDenialMessage(record.errorMessage ?? '');
  const resources = resourcesOfEvent(record, caller);
  if (action === undefined) return { denial, resources };
  if (resource !== undefined) return { denial, resources: [{ action, resource: resource === '*' ? '*' : escapeIamText(resource) }] };
  const meant = resources.filter((each) => each.action?.toLowerCase() === action.toLowerCase());
  return { denial, resources: meant.length > 0 ? meant : [{ action, resource: '' }] };
}
