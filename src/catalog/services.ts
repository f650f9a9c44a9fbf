import { isObject, readDataFile } from './data-files.ts';

/** What is known of one service as a whole. */
export interface Service {
  /** The v3 package's name after `@aws-sdk/client-`. */
  readonly name: string;
  /** The client class of that package: `S3Client`. */
  readonly client: string;
  /** The aggregated client class: `S3`. */
  readonly aggregatedClient: string;
  /** The prefix of its IAM actions: `s3`, `states`. */
  readonly prefix: string;
  /** Names under which trails record it: `monitoring` of `monitoring.amazonaws.com`. */
  readonly eventSources: readonly string[];
  /** Its classes in `aws-sdk` version 2: `S3`, `StepFunctions`. */
  readonly v2Classes: readonly string[];
  /** The service whose operations and rules it shares, where one API has two packages. */
  readonly model: string;
  /** True where AWS ended the service or its package. */
  readonly retired: boolean;
}

const PACKAGE_SCOPE = '@aws-sdk/client-';

let table: ReadonlyMap<string, Service> | undefined;

/** Every service of the catalog, by name. */
export function services(): ReadonlyMap<string, Service> {
  table ??= readServices(readDataFile('services.json'));
  return table;
}

/** The service of a v3 client package (`@aws-sdk/client-s3` -> `s3`), or `undefined` for any other package. */
export function serviceOfPackage(specifier: string): string | undefined {
  const name = specifier.startsWith(PACKAGE_SCOPE) ? specifier.slice(PACKAGE_SCOPE.length) : '';
  return services().has(name) ? name : undefined;
}

/** The service of a class of `aws-sdk` version 2 (`EventBridge`, `CloudWatchEvents`, `StepFunctions`), or `undefined`. */
export function serviceOfV2Class(className: string): string | undefined {
  for (const service of services().values()) if (service.v2Classes.includes(className)) return service.name;
  return undefined;
}

/** Which client a class of the service's v3 package is: the one with `send` alone (`S3Client`), the one with a method per operation (`S3`), or none. */
export function clientClass(service: string, className: string): 'client' | 'aggregated' | undefined {
  const found = services().get(service);
  if (found?.client === className) return 'client';
  return found?.aggregatedClient === className ? 'aggregated' : undefined;
}

function readServices(data: unknown): ReadonlyMap<string, Service> {
  const found = new Map<string, Service>();
  if (!isObject(data)) throw new Error('services.json is not an object');
  for (const [name, entry] of Object.entries(data)) {
    if (!isObject(entry) || typeof entry.client !== 'string' || typeof entry.prefix !== 'string') throw new Error(`services.json: ${name}`);
    const model = typeof entry.model === 'string' ? entry.model : name;
    const client = entry.client;
    const aggregatedClient = client.replace(/Client$/, '');
    const eventSources = texts(entry.eventSources);
    const v2Classes = texts(entry.v2Classes);
    found.set(name, {
      name,
      client,
      aggregatedClient,
      eventSources,
      prefix: entry.prefix,
      v2Classes,
      model,
      retired: entry.retired === true,
    });
  }
  return found;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
