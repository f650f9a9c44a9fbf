import { readdirSync } from 'node:fs';
import path from 'node:path';
import { packageName, readJson, type ServiceModel } from './service-model.ts';

interface V2Metadata {
  readonly name: string;
  readonly prefix?: string;
}

/** A service of aws-sdk v2: its class, and its model at the latest API version. */
export interface V2Service {
  readonly className: string;
  readonly packageName: string;
  readonly model: ServiceModel;
}

/** Every service class of aws-sdk v2, read from its metadata and its newest model file. */
export function readV2(folder: string): V2Service[] {
  const files = readdirSync(folder);
  const found: V2Service[] = [];
  for (const [key, { name, prefix }] of Object.entries(readJson<Record<string, V2Metadata>>(path.join(folder, 'metadata.json')))) {
    const versioned = new RegExp(`^${prefix ?? key}-\\d{4}-\\d{2}-\\d{2}\\.min\\.json$`);
    const file = files
      .filter((candidate) => versioned.test(candidate))
      .sort()
      .at(-1);
    if (file === undefined) continue;
    const model = readJson<ServiceModel>(path.join(folder, file));
    const waiterFile = file.replace('.min.json', '.waiters2.json');
    const waiters = files.includes(waiterFile)
      ? Object.entries(readJson<{ waiters: Record<string, { operation: string }> }>(path.join(folder, waiterFile)).waiters)
      : [];
    const id = model.metadata.serviceId ?? name;
    const withWaiters = {
      ...model,
      shapes: model.shapes ?? {},
      waiters: Object.fromEntries(waiters.map(([waiter, { operation }]) => [waiter, operation])),
    };
    found.push({ className: name, packageName: packageName(id), model: withWaiters });
  }
  return found;
}
