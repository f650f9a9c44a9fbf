import type { PrefixData } from './iam-data.ts';
import { PREFIX_OF_SIGNING_NAME } from './prefixes.ts';
import { clientClass, type ServiceModel } from './service-model.ts';
import { SHARED_MODELS, STREAMING_OPERATIONS, WITHOUT_MODEL } from './supplements.ts';
import type { V2Service } from './v2-models.ts';

/** One service as `services.json` lists it. */
export interface CatalogService {
  readonly client: string;
  readonly prefix: string;
  /** Names under which trails record it, where they are not the action prefix: its endpoint and its signing name. */
  readonly eventSources?: readonly string[];
  readonly v2Classes?: readonly string[];
  readonly model?: string;
  readonly retired?: true;
}

export interface CatalogServices {
  readonly services: Readonly<Record<string, CatalogService>>;
  /** The models whose operations are written, by service name. */
  readonly models: ReadonlyMap<string, ServiceModel>;
}

/**
 * Joins the three views of a service: the current models, the classes of aws-sdk v2, and the packages that are published. A service that is in
 * aws-sdk v2 alone is kept as retired where its v3 package was published.
 */
export function joinServices(
  current: ReadonlyMap<string, ServiceModel>,
  v2: readonly V2Service[],
  published: ReadonlySet<string>,
  iam: ReadonlyMap<string, PrefixData>,
): CatalogServices {
  const models = new Map(current);
  const retired = new Set<string>();
  for (const { packageName: name, model } of v2) {
    if (models.has(name) || SHARED_MODELS[name] !== undefined) continue;
    models.set(name, model);
    retired.add(name);
  }
  for (const [name, { serviceId, prefix, operations }] of Object.entries(STREAMING_OPERATIONS)) {
    const model = models.get(name) ?? {
      metadata: { serviceId, endpointPrefix: prefix, apiVersion: '' },
      operations: {},
      shapes: {},
      waiters: {},
    };
    models.set(name, {
      ...model,
      operations: { ...model.operations, ...Object.fromEntries(operations.map((operation) => [operation, {}])) },
    });
  }
  const services: Record<string, CatalogService> = {};
  for (const [name, { metadata }] of models) {
    const v2Classes = v2.filter((service) => service.packageName === name).map(({ className }) => className);
    const entry = { client: clientClass(metadata.serviceId), prefix: actionPrefix(metadata.signingName ?? metadata.endpointPrefix, iam) };
    const names = [metadata.signingName ?? '', metadata.endpointPrefix].filter((source) => source !== '' && source !== entry.prefix);
    const eventSources = names.length > 0 ? { eventSources: [...new Set(names)].sort() } : {};
    services[name] = {
      ...entry,
      ...eventSources,
      ...(v2Classes.length > 0 ? { v2Classes } : {}),
      ...(retired.has(name) ? { retired: true } : {}),
    };
  }
  for (const [name, { serviceId, model }] of Object.entries(SHARED_MODELS)) {
    const v2Classes = v2.filter(({ packageName: other }) => other === name).map(({ className }) => className);
    services[name] = { client: clientClass(serviceId), prefix: services[model]?.prefix ?? '', v2Classes, model };
  }
  const missing = [...published].filter((name) => services[name] === undefined && !WITHOUT_MODEL.has(name));
  if (missing.length > 0) throw new Error(`published packages without a service: ${missing.join(', ')}`);
  return { services, models };
}

function actionPrefix(signingName: string, iam: ReadonlyMap<string, PrefixData>): string {
  const prefix = PREFIX_OF_SIGNING_NAME[signingName] ?? signingName;
  return iam.has(prefix) ? prefix : (PREFIX_OF_SIGNING_NAME[signingName] ?? signingName);
}
