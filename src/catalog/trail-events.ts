import { operationOfCommand, operationsOf } from './operations.ts';
import { services } from './services.ts';
import { EVENT_NAMES, EVENT_SOURCES } from './trail-event-names.ts';

/** The operation that a trail's record stands for. */
export interface RecordedOperation {
  readonly service: string;
  readonly operation: string;
}

/** The API version that some services write behind the operation: `GetFunction20150331v2`, `CreateDistribution2020_05_31`. No operation's own name ends so. */
const VERSION_SUFFIX = /(\d{8}|\d{4}_\d{2}_\d{2})(v\d+)?$/;

let byEventSource: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The operation of a CloudTrail record: `eventSource` as recorded (`lambda.amazonaws.com`) and `eventName` (`GetFunction20150331v2`). `undefined` where the
 * catalog does not know the event: a console's own call, a sign-in, a name that no operation has.
 */
export function operationOfEvent(eventSource: string, eventName: string): RecordedOperation | undefined {
  return operationsOfEvent(eventSource, eventName)[0];
}

/** Every operation that a record may be of, the likeliest first: services record under one source, and some name operations alike. */
export function operationsOfEvent(eventSource: string, eventName: string): readonly RecordedOperation[] {
  const source = eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '');
  const named = EVENT_NAMES[`${source}.${eventName}`];
  const operation = named ?? eventName.replace(VERSION_SUFFIX, '');
  const exact = servicesOf(source).flatMap((service) => {
    const found = operationOfCommand(service, `${operation}Command`);
    return found === undefined ? [] : [{ service, operation: found }];
  });
  if (exact.length > 0) return exact;
  return servicesOf(source).flatMap((service) => {
    const found = operationsOf(service).find((candidate) => candidate.toLowerCase() === operation.toLowerCase());
    return found === undefined ? [] : [{ service, operation: found }];
  });
}

/** The services of the catalog that record under an event source (`lambda.amazonaws.com`), the likeliest first; none for one that is not known. */
export function servicesOfEventSource(eventSource: string): readonly string[] {
  return servicesOf(eventSource.replace(/\.amazonaws\.com(\.cn)?$/, ''));
}

/** Services that record under a source, those of that very name first, each once. */
function servicesOf(source: string): readonly string[] {
  const curated = EVENT_SOURCES[source] ?? [];
  byEventSource ??= bySource();
  return [...new Set([...curated, ...(byEventSource.get(source) ?? [])])];
}

function bySource(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const service of services().values()) {
    if (service.model !== service.name) continue;
    for (const source of new Set([service.name, service.prefix, ...service.eventSources])) {
      const names = found.get(source) ?? [];
      found.set(source, source === service.name ? [service.name, ...names] : [...names, service.name]);
    }
  }
  return found;
}
