import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A shape of a service model, as both botocore and aws-sdk v2 write it (v2 writes shapes in place, without names). */
export interface Shape {
  readonly shape?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Shape>>;
  readonly member?: Shape;
  readonly key?: Shape;
  readonly value?: Shape;
  readonly locationName?: string;
  readonly enum?: readonly string[];
}

export interface OperationModel {
  readonly name?: string;
  readonly http?: { readonly method?: string; readonly requestUri?: string };
  readonly input?: Shape;
  readonly authtype?: string;
  readonly auth?: readonly string[];
}

/** One service of the public models, at its latest API version. */
export interface ServiceModel {
  readonly metadata: {
    readonly serviceId: string;
    readonly endpointPrefix: string;
    readonly signingName?: string;
    readonly signatureVersion?: string;
    readonly apiVersion: string;
  };
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** Waiter name -> operation. */
  readonly waiters: Readonly<Record<string, string>>;
}

/** Reads a JSON file, gunzipped where its name says so. The models are inputs that this tool pins, so their form is taken as given. */
export function readJson<Content>(file: string): Content {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
}

/** Every service of botocore's data folder at its latest API version, by the v3 package name that follows from its `serviceId`. */
export function readBotocore(folder: string): Map<string, ServiceModel> {
  const found = new Map<string, ServiceModel>();
  for (const service of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!service.isDirectory()) continue;
    const version = readdirSync(path.join(folder, service.name)).sort().at(-1);
    if (version === undefined) continue;
    const files = readdirSync(path.join(folder, service.name, version));
    const model = files.find((file) => /^service-2\.json(\.gz)?$/.test(file));
    if (model === undefined) continue;
    const content = readJson<ServiceModel>(path.join(folder, service.name, version, model));
    const waiterFile = files.find((file) => /^waiters-2\.json(\.gz)?$/.test(file));
    const waiters = waiterFile === undefined ? {} : readWaiters(path.join(folder, service.name, version, waiterFile));
    const name = packageName(content.metadata.serviceId);
    if (!found.has(name)) found.set(name, { ...content, waiters });
  }
  return found;
}

function readWaiters(file: string): Record<string, string> {
  const { waiters } = readJson<{ waiters: Record<string, { operation: string }> }>(file);
  return Object.fromEntries(Object.entries(waiters).map(([name, { operation }]) => [name, operation]));
}

/** The v3 package's name after `@aws-sdk/client-`: the service id in lower case with `-` for blanks (smithy-typescript, AwsPackageFixturesGeneratorIntegration). */
export function packageName(serviceId: string): string {
  return serviceId.toLowerCase().replace(/ /g, '-');
}

/** The v3 client class: the words of the service id, each with a capital, and `Client` (smithy-typescript, ServiceBareBonesClientGenerator). */
export function clientClass(serviceId: string): string {
  const words = serviceId.split(/[-_ ]/);
  return `${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')}Client`;
}
