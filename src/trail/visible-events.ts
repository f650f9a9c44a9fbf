import { accessLevel } from '../catalog/actions.ts';
import type { RecordedOperation } from '../catalog/trail-events.ts';
import { operationOfEvent, servicesOfEventSource } from '../catalog/trail-events.ts';
import type { Aggregate, HourRange, ObservedGroup } from './aggregate.ts';
import { callKind } from './call-kind.ts';
import { isDataEvent } from './data-events.ts';
import { operationNeeds } from './operation-needs.ts';

/** A class of events that the input has at least one of. */
export interface SeenClass {
  /** The services of the catalog that record under its source. */
  readonly services: readonly string[];
  /** `Management`, `Data`, `NetworkActivity`. */
  readonly category: string;
  /** True for reading calls, false for writing ones; absent where neither the record nor the call's name says which. */
  readonly readOnly?: boolean;
}

/** The classes of one account and region. */
export interface SeenPlace {
  readonly account: string;
  readonly region: string;
  readonly classes: readonly SeenClass[];
}

/** What an input shows at all. */
export interface VisibleEvents {
  /** Where the reading noted it, else none. */
  readonly places: readonly SeenPlace[];
  /** By the calls that were counted. */
  readonly classes: readonly SeenClass[];
  /** Service -> resources that data events were seen on. */
  readonly dataResources: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many days have a record at least; absent where the reading did not note it. */
  readonly daysWithRecords?: number;
}

const known = new WeakMap<Aggregate, VisibleEvents>();

/** What an aggregate shows at all; worked out once for each. */
export function visibleEvents(aggregate: Aggregate): VisibleEvents {
  const found = known.get(aggregate) ?? readVisibleEvents(aggregate);
  known.set(aggregate, found);
  return found;
}

function readVisibleEvents({ coverage, groups }: Aggregate): VisibleEvents {
  const places = coverage.map(({ account, region, events }) => ({
    ...{ account, region },
    classes: events.map(({ eventSource, category, readOnly }) => ({ services: servicesOfEventSource(eventSource), category, readOnly })),
  }));
  const classes = new Map<string, SeenClass>();
  const dataResources = new Map<string, Set<string>>();
  for (const [event, resources] of resourcesByEvent(groups)) {
    const [eventSource = '', eventName = ''] = event.split('\n');
    const operation = operationOfEvent(eventSource, eventName);
    if (operation === undefined) continue;
    const { service } = operation;
    const isData = isDataEvent(service, operation.operation);
    const category = isData ? 'Data' : 'Management';
    const readOnly = isReading(operation);
    classes.set(`${service} ${category} ${readOnly}`, { services: [service], category, ...(readOnly === undefined ? {} : { readOnly }) });
    if (isData) dataResources.set(service, new Set([...(dataResources.get(service) ?? []), ...resources]));
  }
  const days = coverage.length === 0 ? {} : { daysWithRecords: daysOf(coverage.flatMap(({ hours }) => hours)) };
  return { places, classes: [...classes.values()], dataResources, ...days };
}

const DAY = 24 * 60 * 60 * 1000;

function daysOf(ranges: readonly HourRange[]): number {
  const days = new Set<number>();
  for (const { from, to } of ranges) for (let day = dayOf(from); day <= dayOf(to); day += 1) days.add(day);
  return days.size;
}

function dayOf(hour: string): number {
  return Date.parse(hour.slice(0, 10)) / DAY;
}

function isReading(operation: RecordedOperation): boolean | undefined {
  const levels = (operationNeeds(operation)?.certain ?? []).map(({ action }) => accessLevel(action));
  const kind = callKind(operation.operation, levels);
  return kind === 'either' ? undefined : kind === 'reading';
}

function resourcesByEvent(groups: readonly ObservedGroup[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { eventSource, eventName, resource } of groups) {
    const event = `${eventSource}\n${eventName}`;
    const resources = found.get(event) ?? new Set();
    if (resource !== '') resources.add(resource);
    found.set(event, resources);
  }
  return found;
}
