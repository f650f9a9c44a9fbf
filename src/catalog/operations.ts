import { isObject, readDataFile } from './data-files.ts';
import { services } from './services.ts';

/** The names of one service's operations, and what leads to them. */
interface OperationNames {
  readonly operations: ReadonlySet<string>;
  /** Lower-first name -> operation. */
  readonly methods: ReadonlyMap<string, string>;
  /** Waiter name (`TableExists`) -> operation. */
  readonly waiters: ReadonlyMap<string, string>;
}

const loaded = new Map<string, OperationNames>();

/** The operations of a service in the catalog's order, or none for a service that the catalog does not have. */
export function operationsOf(service: string): readonly string[] {
  return [...(namesOf(service)?.operations ?? [])];
}

/** True where the service has an operation of exactly this name. */
export function hasOperation(service: string, operation: string): boolean {
  return namesOf(service)?.operations.has(operation) ?? false;
}

/** The operation of a v3 command class (`GetObjectCommand` -> `GetObject`), or `undefined`. */
export function operationOfCommand(service: string, className: string): string | undefined {
  const operation = className.endsWith('Command') ? className.slice(0, -'Command'.length) : '';
  return hasOperation(service, operation) ? operation : undefined;
}

/** The operation of a method of a v3 aggregated client or of a v2 client (`getObject` -> `GetObject`), or `undefined`. */
export function operationOfMethod(service: string, method: string): string | undefined {
  return namesOf(service)?.methods.get(method);
}

/** The operation that a v3 paginator repeats (`paginateListTables` -> `ListTables`), or `undefined`. */
export function operationOfPaginator(service: string, name: string): string | undefined {
  const operation = name.startsWith('paginate') ? name.slice('paginate'.length) : '';
  return hasOperation(service, operation) ? operation : undefined;
}

/** The operation that a waiter polls: v3 `waitUntilTableExists` and `waitForTableExists`, v2 `tableExists`; or `undefined`. */
export function operationOfWaiter(service: string, name: string): string | undefined {
  const bare = name.replace(/^(?:waitUntil|waitFor)(?=[A-Z])/, '');
  const waiter = bare.slice(0, 1).toUpperCase() + bare.slice(1);
  return namesOf(service)?.waiters.get(waiter);
}

function namesOf(service: string): OperationNames | undefined {
  const model = services().get(service)?.model;
  if (model === undefined) return undefined;
  let names = loaded.get(model);
  if (names === undefined) {
    names = readNames(model, readDataFile(`operations/${model}.json`));
    loaded.set(model, names);
  }
  return names;
}

function readNames(model: string, data: unknown): OperationNames {
  if (!isObject(data) || !isObject(data.operations) || !isObject(data.waiters)) throw new Error(`operations/${model}.json is damaged`);
  const operations = Object.keys(data.operations);
  const waiters = Object.entries(data.waiters).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    operations: new Set(operations),
    methods: new Map(operations.map((operation) => [operation.slice(0, 1).toLowerCase() + operation.slice(1), operation])),
    waiters: new Map(waiters),
  };
}
