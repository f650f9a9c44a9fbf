import { operationsOf } from '../catalog/operations.ts';
import { services } from '../catalog/services.ts';
import { isDataEvent } from './data-events.ts';
import { operationNeeds } from './operation-needs.ts';

/** An operation by which an action shows in a trail, if the trail records its kind of event. */
export interface RecordedAs {
  readonly service: string;
  readonly operation: string;
  readonly category: 'Management' | 'Data';
}

const byPrefix = new Map<string, ReadonlyMap<string, readonly RecordedAs[]>>();

/**
 * The operation of the action's own name, else those of its service that need it. None for an action that leaves no event: `iam:PassRole` is checked
 * within other calls (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html), and many dependent permissions are too.
 */
export function recordedAs(action: string): readonly RecordedAs[] {
  const prefix = action.slice(0, action.indexOf(':')).toLowerCase();
  let actions = byPrefix.get(prefix);
  if (actions === undefined) {
    actions = operationsByAction(prefix);
    byPrefix.set(prefix, actions);
  }
  const found = action === 'iam:PassRole' ? [] : (actions.get(action.toLowerCase()) ?? []);
  const own = found.filter(({ operation }) => `${prefix}:${operation}`.toLowerCase() === action.toLowerCase());
  return own.length > 0 ? own : found;
}

function operationsByAction(prefix: string): ReadonlyMap<string, readonly RecordedAs[]> {
  const found = new Map<string, RecordedAs[]>();
  for (const { name, model } of services().values()) {
    if (services().get(name)?.prefix !== prefix || model !== name) continue;
    for (const operation of operationsOf(name)) {
      const needs = operationNeeds({ service: name, operation });
      const row: RecordedAs = { service: name, operation, category: isDataEvent(name, operation) ? 'Data' : 'Management' };
      for (const action of new Set([...(needs?.certain ?? []), ...(needs?.possible ?? [])].map((need) => need.action.toLowerCase()))) {
        if (action.startsWith(`${prefix}:`)) found.set(action, [...(found.get(action) ?? []), row]);
      }
    }
  }
  return found;
}
