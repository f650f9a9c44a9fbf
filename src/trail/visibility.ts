import { accessLevel } from '../catalog/actions.ts';
import type { Pattern } from '../model/pattern.ts';
import { concat, literal, splitPattern } from '../model/pattern.ts';
import type { Aggregate } from './aggregate.ts';
import { callKind } from './call-kind.ts';
import { mayBeExcluded } from './data-events.ts';
import { hasName } from './open-name.ts';
import type { RecordedAs } from './recorded-as.ts';
import { recordedAs } from './recorded-as.ts';
import { recordedPattern } from './recorded-text.ts';
import type { Place } from './resource-shape.ts';
import { covers } from './resource-shape.ts';
import type { SeenClass, SeenPlace } from './visible-events.ts';
import { visibleEvents } from './visible-events.ts';

/**
 * Why the input cannot show whether an action is used on a resource; `undefined` where it would show it. A class of events is visible only if the input
 * has one of it, from whatever principal: data events are recorded only where a trail selects them, some sources can be left out, and so can either reading
 * or writing calls. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function whyNotVisible(action: string, resource: Pattern, aggregate: Aggregate, place: Place): string | undefined {
  const reason = whyClassNotVisible(action, resource, aggregate);
  const rows = recordedAs(action);
  if (reason !== undefined || rows.every(({ category }) => category === 'Management')) return reason;
  return whyDataNotVisible(rows, resource, aggregate, place);
}

/** The same of the action's class of events alone: data events of it may yet be recorded for some resources only. */
export function whyClassNotVisible(action: string, resource: Pattern, aggregate: Aggregate): string | undefined {
  const rows = recordedAs(action);
  if (rows.length === 0) return 'trails record no event of its own for it';
  const seen = seenClasses(aggregate, resource);
  for (const row of rows) {
    const { service, category } = row;
    const ofCategory = seen.filter((one) => one.category === category);
    const ofService = ofCategory.filter((one) => one.services.includes(service));
    if (ofService.length === 0) return noEventOf(service, category);
    const missing = missingKind(row, action, category === 'Data' ? ofService : ofCategory);
    if (missing !== undefined) return noCallOf(missing, row);
  }
  return undefined;
}

/** Of management events a trail chooses the reading or the writing ones of all services alike, of data events those of each kind of resource. */
function missingKind({ operation }: RecordedAs, action: string, seen: readonly SeenClass[]): 'reading' | 'writing' | undefined {
  const kind = callKind(operation, [accessLevel(action)]);
  if (kind !== 'writing' && !seen.some(({ readOnly }) => readOnly === true)) return 'reading';
  return kind !== 'reading' && !seen.some(({ readOnly }) => readOnly === false) ? 'writing' : undefined;
}

function noEventOf(service: string, category: RecordedAs['category']): string {
  if (category === 'Data') return `the input has no data event of ${service}, which a trail records only where it selects them`;
  return `the input has no management event of ${service}${mayBeExcluded(service) ? ', which a trail may leave out' : ''}`;
}

function noCallOf(kind: 'reading' | 'writing', { service, category }: RecordedAs): string {
  const events = category === 'Data' ? `data events of ${service}` : 'management events';
  return `the input has no ${kind} call among the ${events}; a trail may leave them out`;
}

/** By the coverage of the resource's own account and region where the reading noted it, else by the calls themselves. */
function seenClasses(aggregate: Aggregate, resource: Pattern): readonly SeenClass[] {
  const { places, classes } = visibleEvents(aggregate);
  return places.length === 0 ? classes : places.filter((place) => mayRecord(place, resource)).flatMap((place) => place.classes);
}

function mayRecord({ account, region }: SeenPlace, resource: Pattern): boolean {
  const [, , , resourceRegion = [], resourceAccount = []] = splitPattern(resource, ':', 6);
  return mayBe(resourceRegion, region) && mayBe(resourceAccount, account);
}

function mayBe([part, ...rest]: Pattern, text: string): boolean {
  return part?.kind !== 'literal' || rest.length > 0 || part.text === text;
}

/** Selectors of data events may name single buckets, tables and functions: it counts only what was seen on this one. */
function whyDataNotVisible(rows: readonly RecordedAs[], resource: Pattern, aggregate: Aggregate, place: Place): string | undefined {
  const container = containerOf(resource);
  if (container === undefined) return 'its data events may be recorded for some of these resources and not for others';
  const { dataResources } = visibleEvents(aggregate);
  const seen = [...new Set(rows.map(({ service }) => service))].flatMap((service) => [...(dataResources.get(service) ?? [])]);
  const isSeen = seen.some((text) => covers(container, recordedPattern(text), place));
  return isSeen ? undefined : 'the input has no data event on this resource, and a trail may select others only';
}

/**
 * What a selector of data events can name: the bucket with all in it, the table with its indexes, else the resource itself. `undefined` where nothing of its
 * name is known.
 */
function containerOf(resource: Pattern): Pattern | undefined {
  const [arn, partition, service, region, account, name] = splitPattern(resource, ':', 6);
  if (!arn || !partition || !service || !region || !account || !name) return undefined;
  const pieces = splitPattern(name, '/');
  const isTyped = pieces.length > 1 && region.length > 0;
  const own = isTyped ? pieces.slice(0, 2) : pieces.slice(0, 1);
  if (!hasName(own.at(-1) ?? [])) return undefined;
  const path = own.flatMap((piece, index) => (index === 0 ? [piece] : [literal('/'), piece]));
  const colon = literal(':');
  return concat(arn, colon, partition, colon, service, colon, region, colon, account, colon, ...path, [{ kind: 'wildcard', text: '*' }]);
}
