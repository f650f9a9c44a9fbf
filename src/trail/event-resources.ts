import { findAction } from '../catalog/actions.ts';
import { isObject } from '../catalog/data-files.ts';
import { resourceTypeOf } from '../catalog/resource-types.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import type { RecordedCondition } from './aggregate.ts';
import { permissionOfEvent } from './permission-event.ts';
import type { Caller, TrailRecord } from './record.ts';
import { callerOf } from './record.ts';
import { recordedEvent } from './recorded-event.ts';
import type { RecordedNeed, RecordedPlace } from './recorded-operation.ts';

/** One thing that a recorded call touched. */
export interface EventResource {
  /** The IAM action that the call needs on it; absent where the record does not tell. */
  readonly action?: string;
  /** As IAM reads it, see ObservedGroup.resource. */
  readonly resource: string;
  readonly condition?: RecordedCondition;
}

/**
 * What a record's call touched: per action that the call needs the ARNs of `resources[]` that are of a type which the action takes, else those that
 * `requestParameters` give through the catalog's ARN templates. At least one; the resource is `""` where the record names none.
 */
export function resourcesOfEvent(record: TrailRecord, caller = callerOf(record.identity)): readonly EventResource[] {
  const { eventSource, eventName, requestParameters, resources } = record;
  const event = recordedEvent(eventSource, eventName);
  const needs = event === undefined ? needsOfPermission(eventSource, eventName) : event.needs(requestParameters, placeOf(record, caller));
  const listed = listedArns(resources);
  if (needs.length === 0) return listed.length === 0 ? [{ resource: '' }] : listed.map((resource) => ({ resource }));
  if (listed.length === 0) return needs;
  return needs.flatMap((need) => listedFor(need, listed).map((resource) => (resource === need.resource ? need : { ...need, resource })));
}

/** What an event needs that is no operation: it names no resource but those that it lists. */
function needsOfPermission(eventSource: string, eventName: string): readonly RecordedNeed[] {
  const action = permissionOfEvent(eventSource, eventName);
  if (action === undefined) return [];
  const types = findAction(action)?.resourceTypes ?? [];
  if (types.length === 0) return [{ action, resource: '*' }];
  return [{ action, resource: '' }];
}

function placeOf({ region, account }: TrailRecord, caller: Caller | undefined): RecordedPlace {
  return { partition: caller?.role.split(':', 2)[1] ?? '', region, account: caller?.account ?? account };
}

/** The ARNs of `resources[]`, in IAM's spelling. Some services write a prefix that stands for all objects under it. */
function listedArns(resources: readonly unknown[]): string[] {
  const arns: string[] = [];
  for (const resource of resources) {
    if (!isObject(resource)) continue;
    const { ARN: arn, ARNPrefix: prefix } = resource;
    if (typeof arn === 'string' && arn.startsWith('arn:')) arns.push(escapeIamText(arn));
    else if (typeof prefix === 'string' && prefix.startsWith('arn:')) arns.push(`${escapeIamText(prefix)}*`);
  }
  return arns;
}

/** Which of the listed ARNs an action is needed on: the one that the request names too, else all of a type that the action takes, else the request's. */
function listedFor({ action, resource }: RecordedNeed, listed: readonly string[]): readonly string[] {
  if (listed.includes(resource)) return [resource];
  const types = findAction(action)?.resourceTypes ?? [];
  if (types.length === 0) return [resource];
  const prefix = action.slice(0, action.indexOf(':'));
  const fitting = listed.filter((arn) => {
    const type = resourceTypeOf(arn, prefix);
    return type !== undefined && types.some(({ name }) => name === type.name);
  });
  const meant = fitting.filter((arn) => mayBe(arn, resource));
  if (meant.length > 0) return meant;
  const elsewhere = fitting.filter((arn) => withoutPlace(arn) === withoutPlace(resource));
  if (elsewhere.length > 0) return elsewhere;
  return fitting.length > 0 && (resource === '' || resource.includes('*')) ? fitting : [resource];
}

/** A request's name may be of a resource in another account or region than the caller's, which the listed ARN tells. */
function withoutPlace(arn: string): string {
  return arn.replace(/^(arn:[^:]*:[^:]*):[^:]*:[^:]*:/, '$1:::');
}

/** True where an ARN is one of those that a resource of the request, `*` for what it does not show, may be. */
function mayBe(arn: string, resource: string): boolean {
  let at = 0;
  const pieces = resource.split(/(?<!\{)\*|\?+/);
  for (const [index, piece] of pieces.entries()) {
    if (index === pieces.length - 1 && pieces.length > 1) return arn.length - piece.length >= at && arn.endsWith(piece);
    const found = index === 0 ? (arn.startsWith(piece) ? 0 : -1) : arn.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at === arn.length;
}
